package io.turnpike.routing.plan;

import java.time.Duration;

/**
 * How long a request waits, and for what.
 *
 * @param connect to an open connection
 * @param firstToken from sending to the first content of a stream, per attempt
 * @param answer from sending to the end of an answer that is not streamed, per attempt
 * @param idle between two pieces of a stream
 * @param total of the whole request over all attempts
 */
public record Timeouts(
    Duration connect, Duration firstToken, Duration answer, Duration idle, Duration total) {

  public static final Timeouts DEFAULT =
      new Timeouts(
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10));

  /** An answer that is not streamed may take as long as the whole request. */
  public Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {
    this(connect, firstToken, total, idle, total);
  }
}
