/** What translations to several providers read and write alike of the canonical form. */
@NullMarked
package io.turnpike.routing.dialects.canonical;

import org.jspecify.annotations.NullMarked;
