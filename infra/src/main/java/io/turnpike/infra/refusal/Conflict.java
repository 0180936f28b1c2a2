package io.turnpike.infra.refusal;

import java.util.Map;

/** The request contradicts what is stored, for example a name already taken. HTTP 409. */
public final class Conflict extends Refusal {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient Map<String, Object> members;

  public Conflict(String code, String sentence) {
    this(code, sentence, Map.of());
  }

  /**
   * @param members what the sentence says, for programs: lists, maps, numbers and text, by name
   */
  public Conflict(String code, String sentence, Map<String, Object> members) {
    super(sentence);
    this.code = code;
    this.members = Map.copyOf(members);
  }

  /** A stable word for programs, for example {@code name_taken}. */
  public String code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }
}
