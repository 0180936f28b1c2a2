/** What a node may say beside its strategy: one reader a key, and what a node hands down. */
@NullMarked
package io.turnpike.routing.config.keys;

import org.jspecify.annotations.NullMarked;
