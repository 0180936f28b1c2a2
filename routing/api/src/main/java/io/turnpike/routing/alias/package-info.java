/** Names that an organization gives to models, and newest models of families. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.alias;

import org.jspecify.annotations.NullMarked;
