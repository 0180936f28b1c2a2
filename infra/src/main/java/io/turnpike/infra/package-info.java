/** Plumbing that knows no product noun; each sub-package is a named interface. */
@NullMarked
package io.turnpike.infra;

import org.jspecify.annotations.NullMarked;
