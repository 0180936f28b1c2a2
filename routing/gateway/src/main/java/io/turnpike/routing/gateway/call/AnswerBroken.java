package io.turnpike.routing.gateway.call;

/**
 * The rest of an answer that has begun will not come, and is on record as broken. Its reader can be
 * told in one way only: by a connection that ends before the answer does.
 */
public final class AnswerBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AnswerBroken() {
    super("The provider's answer broke off.", null, false, false);
  }
}
