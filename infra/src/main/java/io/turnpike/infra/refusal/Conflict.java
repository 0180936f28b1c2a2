package io.turnpike.infra.refusal;

/** The request contradicts what is stored, for example a name already taken. HTTP 409. */
public final class Conflict extends Refusal {

  private static final long serialVersionUID = 1L;

  private final String code;

  public Conflict(String code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /** A stable word for programs, for example {@code name_taken}. */
  public String code() {
    return code;
  }
}
