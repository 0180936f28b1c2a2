package io.turnpike.routing.gateway.edge.connection;

import java.time.Duration;

/** How far a connection is with its requests, and how long that may last. */
final class ConnectionProgress {

  /** A body that brings less within its limit is one that is held back. */
  private static final int PROGRESS = 1024;

  private final ConnectionSettings settings;
  private long since = System.nanoTime();
  private boolean fresh = true;
  private boolean headBegun;
  private boolean understood;
  private boolean bodyOpen;
  private boolean answerBegun;
  private int unanswered;
  private int arrived;

  ConnectionProgress(ConnectionSettings settings) {
    this.settings = settings;
  }

  /** What the connection waits for. */
  enum Waiting {
    /** For the next request. */
    REQUEST,
    /** For the rest of a request's head. */
    HEAD,
    /** For the rest of a request's body, with nothing answered yet. */
    BODY,
    /** For us. */
    ANSWER
  }

  Waiting waiting() {
    if (bodyOpen && unanswered <= 1 && !answerBegun) {
      return Waiting.BODY;
    }
    if (unanswered > 0) {
      return Waiting.ANSWER;
    }
    return headBegun ? Waiting.HEAD : Waiting.REQUEST;
  }

  /** Nanoseconds until it has lasted too long; not above 0 when it has. */
  long left() {
    Duration limit =
        switch (waiting()) {
          case REQUEST -> fresh ? settings.head() : settings.idle();
          case HEAD -> settings.head();
          case BODY -> settings.body();
          case ANSWER -> null;
        };
    return limit == null ? Long.MAX_VALUE : limit.toNanos() - (System.nanoTime() - since);
  }

  /** Whether a body went on enough since it was asked last. */
  boolean wentOn() {
    boolean enough = waiting() == Waiting.BODY && arrived >= PROGRESS;
    if (enough) {
      arrived = 0;
      since = System.nanoTime();
    }
    return enough;
  }

  /** Requests whose answer has not been sent whole. */
  int unanswered() {
    return unanswered;
  }

  /** After whatever was read at once; of what made no part of a request, a head begins. */
  void bytesCame() {
    if (!understood && !headBegun && !bodyOpen && unanswered == 0) {
      headBegun = true;
      since = fresh ? since : System.nanoTime();
    }
    understood = false;
  }

  void requestCame() {
    understood = true;
    headBegun = false;
    fresh = false;
    bodyOpen = true;
    unanswered++;
    arrived = 0;
    since = System.nanoTime();
  }

  void bodyCame(int bytes) {
    understood = true;
    arrived += bytes;
  }

  void bodyEnded() {
    bodyOpen = false;
  }

  void answerBegan() {
    answerBegun = true;
  }

  void answerEnded() {
    answerBegun = false;
    unanswered--;
    arrived = 0;
    since = System.nanoTime();
  }
}
