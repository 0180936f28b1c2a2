package io.turnpike.routing.dialects.gemini;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** The fields of a piece of a stream that the gateway decides by, recognised in place. */
enum CandidateField {
  CANDIDATES("candidates"),
  USAGE("usageMetadata"),
  FEEDBACK("promptFeedback"),
  ERROR("error"),
  BLOCK("blockReason"),
  FINISH("finishReason"),
  CONTENT("content"),
  TEXT("text"),
  THOUGHT("thought"),
  CALL("functionCall"),
  MEDIA("inlineData"),
  CODE("executableCode"),
  RESULT("codeExecutionResult"),
  OTHER("");

  private static final CandidateField[] TOP = {CANDIDATES, USAGE, FEEDBACK, ERROR};
  private static final CandidateField[] OF_FEEDBACK = {BLOCK};
  private static final CandidateField[] OF_CANDIDATE = {FINISH, CONTENT};
  private static final CandidateField[] OF_PART = {TEXT, THOUGHT, CALL, MEDIA, CODE, RESULT};
  private static final CandidateField[] NONE = {};

  private final byte[] name;

  CandidateField(String name) {
    this.name = name.getBytes(US_ASCII);
  }

  /**
   * @param depth 1 at the top
   * @param top the field at the top that this one is in
   * @param inContent whether it is within the content of a candidate
   */
  static CandidateField of(
      byte[] bytes, int start, int end, int depth, CandidateField top, boolean inContent) {
    for (CandidateField field : among(depth, top, inContent)) {
      if (Arrays.equals(bytes, start, end, field.name, 0, field.name.length)) {
        return field;
      }
    }
    return OTHER;
  }

  /** A candidate stands in a list, and so does a part, in the object that is its content. */
  private static CandidateField[] among(int depth, CandidateField top, boolean inContent) {
    return switch (depth) {
      case 1 -> TOP;
      case 2 -> top == FEEDBACK ? OF_FEEDBACK : NONE;
      case 3 -> top == CANDIDATES ? OF_CANDIDATE : NONE;
      case 6 -> inContent ? OF_PART : NONE;
      default -> NONE;
    };
  }
}
