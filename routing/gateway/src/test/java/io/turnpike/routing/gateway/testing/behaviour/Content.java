package io.turnpike.routing.gateway.testing.behaviour;

/** What the tokens of an answer make up. */
sealed interface Content {

  record Text() implements Content {}

  /**
   * One call of a function; the tokens are pieces of its arguments' JSON.
   *
   * @param id with the vendor's prefix left out
   */
  record Tool(String id, String name) implements Content {}
}
