package io.turnpike.billing.log;

import io.turnpike.billing.LogRow;

/**
 * @param arrival the number it was given when it was stored
 */
record StoredRow(long arrival, LogRow row) {}
