/** The words of a config document, and how its JSON or YAML is read with all mistakes noted. */
@NullMarked
package io.turnpike.routing.config.language;

import org.jspecify.annotations.NullMarked;
