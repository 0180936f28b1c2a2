/** The shape of a stored usage event that its writer and its readers share. */
@NullMarked
package io.turnpike.billing.stored;

import org.jspecify.annotations.NullMarked;
