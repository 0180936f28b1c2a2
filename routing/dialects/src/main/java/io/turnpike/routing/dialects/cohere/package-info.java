/**
 * Cohere's own API: its chats, embeddings and ranks, from the forms that clients speak and back.
 */
@NullMarked
package io.turnpike.routing.dialects.cohere;

import org.jspecify.annotations.NullMarked;
