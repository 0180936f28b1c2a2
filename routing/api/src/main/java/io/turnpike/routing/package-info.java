/**
 * Where a request goes. This package holds the shared words: records and SPIs; it imports no
 * sub-package.
 */
@NullMarked
package io.turnpike.routing;

import org.jspecify.annotations.NullMarked;
