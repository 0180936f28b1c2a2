package io.turnpike.routing.gateway.testing.behaviour;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One thing done to the socket. The next step begins when this one has reached the kernel. */
public sealed interface Step {

  /**
   * @param bytes written as they are: nothing adds framing
   * @param tokens how many content tokens are complete once these bytes are out
   */
  record Send(byte[] bytes, int tokens) implements Step {}

  record Wait(Duration time) implements Step {}

  /** Holds the socket open and silent until somebody closes it. */
  record Hang() implements Step {}

  /** The answer is whole; the connection may serve another request. */
  record Finish() implements Step {}

  /** The answer is whole; the connection is closed once it has lain idle for so long. */
  record Retire(Duration idle) implements Step {}

  /** The answer is whole; the next bytes to come on the connection are met with RST. */
  record Spoil() implements Step {}

  /** Closes with FIN, whatever the headers promised. */
  record Close() implements Step {}

  /** Closes with RST. */
  record Reset() implements Step {}

  static Step send(String text) {
    return new Send(text.getBytes(StandardCharsets.UTF_8), 0);
  }

  static Step send(byte[] bytes) {
    return new Send(bytes, 0);
  }
}
