package io.turnpike.infra.refusal;

/** The actor is known and may not do this. HTTP 403. */
public final class Forbidden extends Refusal {

  private static final long serialVersionUID = 1L;

  public Forbidden(String sentence) {
    super(sentence);
  }
}
