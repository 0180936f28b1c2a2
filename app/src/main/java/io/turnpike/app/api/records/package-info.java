/** Log rows for programs: metering records, and the log as CSV and NDJSON. */
@NullMarked
package io.turnpike.app.api.records;

import org.jspecify.annotations.NullMarked;
