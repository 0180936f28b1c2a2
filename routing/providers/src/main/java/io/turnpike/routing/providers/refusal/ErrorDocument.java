package io.turnpike.routing.providers.refusal;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an error document says, whatever its shape.
 *
 * @param words its type, code, status and reasons, in lower case, as far as there are any
 * @param code the provider's own word for programs; null without one, or for a mere number
 * @param message the provider's own sentence; null without one
 * @param param the field of the request at fault; null when it names none
 * @param status the HTTP status that it repeats; 0 when it does not
 * @param pause how long it asks to be left alone, as it writes it; null when it does not
 */
record ErrorDocument(
    List<String> words,
    @Nullable String code,
    @Nullable String message,
    @Nullable String param,
    int status,
    @Nullable String pause) {

  static final ErrorDocument NONE = new ErrorDocument(List.of(), null, null, null, 0, null);

  /** Whether one of its words begins with one of these. */
  boolean says(String... beginnings) {
    for (String beginning : beginnings) {
      for (String word : words) {
        if (word.startsWith(beginning)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether its sentence holds one of these, in lower case. May be an echo of the request. */
  boolean mentions(List<String> phrases) {
    String text = lower();
    return phrases.stream().anyMatch(text::contains);
  }

  /** Whether its sentence begins with one of these, in lower case: nothing of a request can. */
  boolean begins(List<String> phrases) {
    String text = lower();
    return phrases.stream().anyMatch(text::startsWith);
  }

  private String lower() {
    return message == null ? "" : message.toLowerCase(Locale.ROOT);
  }
}
