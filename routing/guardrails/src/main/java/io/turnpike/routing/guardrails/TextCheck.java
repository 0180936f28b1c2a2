package io.turnpike.routing.guardrails;

import java.util.function.Consumer;

/** Finds places in texts, each looked at by itself: the only kind that runs along with a stream. */
public non-sealed interface TextCheck extends Check {

  /** Tells every place that it objects to, in any order; none where the text passes. */
  void find(String text, Consumer<Finding> found);

  /**
   * How much of a text that still grows is decided, whatever follows: no place that ends after this
   * offset begins before it, and all that begin before it are found by now.
   */
  int settled(String text);

  /**
   * How many characters before a place may have a say in whether it is one. Who looks at a text in
   * pieces gives that much of what is settled once more, and passes over what is found in it.
   */
  default int lookback() {
    return 0;
  }
}
