package io.turnpike.infra.http;

import java.io.IOException;

/** The address a name resolved to is one the operator has not allowed. */
public final class EgressRefused extends IOException {

  private static final long serialVersionUID = 1L;

  public EgressRefused(String message) {
    super(message);
  }
}
