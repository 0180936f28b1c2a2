/**
 * What a request used: the usage event, its attempts and decisions, and how the journal keeps them.
 */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.usage;

import org.jspecify.annotations.NullMarked;
