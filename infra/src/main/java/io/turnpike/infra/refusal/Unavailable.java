package io.turnpike.infra.refusal;

/** A store this answer needs cannot be reached; nothing was changed. HTTP 503. */
public final class Unavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  public Unavailable(String sentence) {
    super(sentence);
  }
}
