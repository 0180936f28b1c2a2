/** Start here: the application class; each sub-package is one module of the product. */
@NullMarked
package io.turnpike;

import org.jspecify.annotations.NullMarked;
