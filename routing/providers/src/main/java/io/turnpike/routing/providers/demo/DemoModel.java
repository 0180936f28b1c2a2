package io.turnpike.routing.providers.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The models of the demo provider. What they answer depends on the request alone. */
enum DemoModel {
  /** Repeats the last user message at once, five milliseconds a token when streamed. */
  ECHO(Duration.ZERO, Duration.ofMillis(5)),
  /** The same, thinking for one and a half seconds first and speaking slowly. */
  SLOW(Duration.ofMillis(1500), Duration.ofMillis(40)),
  /** The same as echo, but overloaded whenever the last user message has an odd word count. */
  FLAKY(Duration.ZERO, Duration.ofMillis(5));

  private final Duration thinking;
  private final Duration perToken;

  DemoModel(Duration thinking, Duration perToken) {
    this.thinking = thinking;
    this.perToken = perToken;
  }

  /** With or without the connection's prefix: {@code echo} and {@code demo/echo}. */
  static @Nullable DemoModel named(String name) {
    return Arrays.stream(values())
        .filter(model -> name.equals(model.id()) || name.equals("demo/" + model.id()))
        .findFirst()
        .orElse(null);
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Stateless on purpose: tests and people can tell beforehand, and no tenant's calls change what
   * another one sees.
   */
  boolean overloadedBy(ChatRequest request) {
    return this == FLAKY && Tokens.words(request.lastUserText()) % 2 == 1;
  }

  Duration thinking() {
    return thinking;
  }

  Duration perToken() {
    return perToken;
  }

  /** How long an answer that is not streamed takes; echo does not make anyone wait for it. */
  Duration wholeAfter(int tokens) {
    return this == SLOW ? thinking.plus(perToken.multipliedBy(tokens)) : Duration.ZERO;
  }
}
