/** What calls ask by its meaning, and what is learned of answers to what was asked alike. */
@NullMarked
package io.turnpike.routing.gateway.cache.meaning;

import org.jspecify.annotations.NullMarked;
