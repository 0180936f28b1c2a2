/**
 * Regular expressions that people write: RE2 syntax, whose time grows with the text and never with
 * the expression's cunning.
 */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.regex;

import org.jspecify.annotations.NullMarked;
