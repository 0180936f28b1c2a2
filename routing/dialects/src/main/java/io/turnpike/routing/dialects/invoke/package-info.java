/** Models of embeddings that Amazon Bedrock serves by InvokeModel, each vendor's in its words. */
@NullMarked
package io.turnpike.routing.dialects.invoke;

import org.jspecify.annotations.NullMarked;
