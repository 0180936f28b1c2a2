/** Tells organizations of models they use that retire. */
@NullMarked
package io.turnpike.billing.retirement;

import org.jspecify.annotations.NullMarked;
