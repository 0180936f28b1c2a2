/**
 * What Amazon Bedrock calls by a model's address: embeddings by InvokeModel, each vendor's in its
 * words, and what its own clients ask, of which model and use are found and all else passes.
 */
@NullMarked
package io.turnpike.routing.dialects.invoke;

import org.jspecify.annotations.NullMarked;
