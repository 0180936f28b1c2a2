package io.turnpike.routing.providers.demo;

import org.jspecify.annotations.Nullable;

/** An error answer in OpenAI's shape. */
final class DemoRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;
  private final @Nullable String param;
  private final String code;

  private DemoRefusal(
      int status, String type, @Nullable String param, String code, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }

  static DemoRefusal badRequest(@Nullable String param, String code, String sentence) {
    return new DemoRefusal(400, "invalid_request_error", param, code, sentence);
  }

  static DemoRefusal notFound(@Nullable String param, String code, String sentence) {
    return new DemoRefusal(404, "invalid_request_error", param, code, sentence);
  }

  static DemoRefusal tooLarge() {
    String sentence = "The request body is larger than " + DemoApi.LARGEST_BODY + " bytes.";
    return new DemoRefusal(413, "invalid_request_error", null, "request_too_large", sentence);
  }

  static DemoRefusal overloaded() {
    String sentence =
        "The model is overloaded: demo/flaky fails when the last user message has an odd number of"
            + " words.";
    return new DemoRefusal(503, "overloaded_error", null, "overloaded", sentence);
  }

  int status() {
    return status;
  }

  Documents.Failure document() {
    String sentence = String.valueOf(getMessage());
    return new Documents.Failure(new Documents.Cause(sentence, type, param, code));
  }
}
