package io.turnpike.routing.gateway.testing.behaviour;

/**
 * Prompt tokens that a provider says it kept, beyond the words of the prompt.
 *
 * @param read taken from its cache
 * @param written put into it, which OpenAI does not tell
 */
record Cached(int read, int written) {

  static final Cached NONE = new Cached(0, 0);
}
