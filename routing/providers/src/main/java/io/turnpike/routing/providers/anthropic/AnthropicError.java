package io.turnpike.routing.providers.anthropic;

import io.turnpike.routing.dialects.json.ObjectScan;
import org.jspecify.annotations.Nullable;

/**
 * The {@code error} object of an answer, as far as there is one.
 *
 * @param type for example {@code overloaded_error}; empty when there is none
 * @param reason the code in its {@code details}; empty when there is none
 */
record AnthropicError(String type, String reason, @Nullable String message) {

  private static final AnthropicError NONE = new AnthropicError("", "", null);
  private static final int LARGEST = 1 << 20;

  static AnthropicError read(byte[] body, int start, int end) {
    ObjectScan root = end - start > LARGEST ? null : ObjectScan.of(body, start, end);
    return root == null ? NONE : of(root);
  }

  boolean is(String word) {
    return type.equals(word);
  }

  boolean mentions(String phrase) {
    return message != null && message.contains(phrase);
  }

  private static AnthropicError of(ObjectScan root) {
    ObjectScan error = root.object("error");
    if (error == null) {
      String plain = root.text("error");
      return new AnthropicError("", "", plain == null ? root.text("message") : plain);
    }
    ObjectScan details = error.object("details");
    return new AnthropicError(
        orEmpty(error.text("type")),
        details == null ? "" : orEmpty(details.text("error_code")),
        error.text("message"));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
