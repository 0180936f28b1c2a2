/** Real stores for tests of every module. */
@NullMarked
package io.turnpike.infra.testing;

import org.jspecify.annotations.NullMarked;
