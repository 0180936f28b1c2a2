package io.turnpike.infra.refusal;

import java.time.Duration;

/** Too many tries; worth repeating later. HTTP 429. */
public final class Throttled extends Refusal {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public Throttled(Duration retryAfter, String sentence) {
    super(sentence);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
