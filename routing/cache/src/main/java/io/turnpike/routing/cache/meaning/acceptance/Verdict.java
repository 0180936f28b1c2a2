package io.turnpike.routing.cache.meaning.acceptance;

/** What is to become of an answer that is near. */
public enum Verdict {
  SERVE,
  /** Served, and made anew in the shadow to see whether it was right. */
  SERVE_AND_VERIFY,
  /** Below the similarity that the config asks for. */
  THRESHOLD,
  /** Nobody knows yet whether it would be right, or it once was not. */
  UNPROVEN,
  /** Too many hits of the partition were wrong of late. */
  QUARANTINE;

  public boolean serves() {
    return this == SERVE || this == SERVE_AND_VERIFY;
  }
}
