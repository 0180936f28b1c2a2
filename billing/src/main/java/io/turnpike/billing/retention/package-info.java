/** The log's days: made ahead, and gone when nobody keeps them any more. */
@NullMarked
package io.turnpike.billing.retention;

import org.jspecify.annotations.NullMarked;
