package io.turnpike.billing.log;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search of the log came to.
 *
 * @param lookedThrough what is older than this id was not looked through, for want of time; null
 *     when nothing is left, or as many rows were found as were wanted
 */
record Found<T>(List<T> rows, @Nullable UUID lookedThrough) {}
