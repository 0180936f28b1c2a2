package io.turnpike.routing.dialects;

/**
 * A request asks for something a provider has no word for, or is not shaped so that it could be
 * told. A value on its way to the client, not a fault: no stack trace.
 */
public final class Untranslatable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final String field;

  private Untranslatable(String code, String field, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
    this.field = field;
  }

  /**
   * @param field as a path, for example {@code messages[2].content[0].type}
   * @param why a sentence that says what to do instead
   */
  public static Untranslatable unsupported(String field, String why) {
    return new Untranslatable(
        "unsupported_parameter", field, "\"" + field + "\" cannot be sent: " + why);
  }

  /**
   * @param wanted for example {@code "a string"}
   */
  public static Untranslatable malformed(String field, String wanted) {
    return new Untranslatable(
        "invalid_request_body", field, "\"" + field + "\" must be " + wanted + ".");
  }

  /** A stable word for programs. */
  public String code() {
    return code;
  }

  public String field() {
    return field;
  }

  /** For people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
