package io.turnpike.infra.http;

import java.util.concurrent.CompletionException;

/** Futures wrap what went wrong; callers match on the error itself. */
final class Causes {

  private Causes() {}

  static Throwable unwrapped(Throwable error) {
    Throwable cause = error.getCause();
    return error instanceof CompletionException && cause != null ? cause : error;
  }
}
