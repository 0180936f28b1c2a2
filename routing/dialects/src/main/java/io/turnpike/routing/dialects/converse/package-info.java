/** Models that Amazon Bedrock serves by Converse: chat completions become that, and it those. */
@NullMarked
package io.turnpike.routing.dialects.converse;

import org.jspecify.annotations.NullMarked;
