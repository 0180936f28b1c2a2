/** How much: prices, usage intake, request log, spend. This package is the module's API. */
@NullMarked
package io.turnpike.billing;

import org.jspecify.annotations.NullMarked;
