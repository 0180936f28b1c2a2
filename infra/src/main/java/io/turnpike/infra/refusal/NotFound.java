package io.turnpike.infra.refusal;

/** No such thing in this organization. HTTP 404. */
public final class NotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public NotFound(String what, String name) {
    super("There is no " + what + " named \"" + name + "\".");
  }
}
