/** What readers of log rows have in common: since when they are kept, how spend counts them. */
@NullMarked
package io.turnpike.billing.stored.reading;

import org.jspecify.annotations.NullMarked;
