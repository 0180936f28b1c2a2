/** Documents ranked by a query, in the form that Cohere, Jina and many others have in common. */
@NullMarked
package io.turnpike.routing.dialects.rerank;

import org.jspecify.annotations.NullMarked;
