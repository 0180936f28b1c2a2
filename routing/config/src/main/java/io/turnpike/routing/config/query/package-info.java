/** Conditions: fields, operators, regular expressions, and which of them can never hold. */
@NullMarked
package io.turnpike.routing.config.query;

import org.jspecify.annotations.NullMarked;
