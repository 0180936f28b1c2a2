package io.turnpike.routing.gateway.usage.tokens;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tokenizer whether tokens are counted by vocabularies where nobody else counts them; off
 *     saves their memory, and takes a token for every few bytes instead
 */
@ConfigurationProperties("turnpike.usage")
record TokenizerSettings(@DefaultValue("on") boolean tokenizer) {}
