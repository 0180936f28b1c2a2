/** The request log, read from Postgres: pages, single requests, live rows. */
@NullMarked
package io.turnpike.billing.log;

import org.jspecify.annotations.NullMarked;
