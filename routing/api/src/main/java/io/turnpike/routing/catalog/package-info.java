/** What an organization finds in the catalogue: searching it, and who serves what. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.catalog;

import org.jspecify.annotations.NullMarked;
