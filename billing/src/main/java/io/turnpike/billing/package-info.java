/**
 * How much: prices, usage intake, request log, spend. This package is the module's API, and so is
 * what is public in its named rooms.
 */
@NullMarked
package io.turnpike.billing;

import org.jspecify.annotations.NullMarked;
