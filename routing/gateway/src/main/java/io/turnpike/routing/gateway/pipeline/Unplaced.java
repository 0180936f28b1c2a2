package io.turnpike.routing.gateway.pipeline;

/** Nothing says which provider a request is for, and it is of a kind that names no model. */
final class Unplaced extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unplaced() {
    super("Nothing says which provider this is for.", null, false, false);
  }
}
