package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.JsonText;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of calls: the model's own, or one made of the answer's, so that no two are the same. */
final class CallNames {

  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_-]");

  /** With its number an id has at most 64 characters, which is all that some clients keep. */
  private static final int LONGEST = 48;

  private CallNames() {}

  /**
   * @param given null for none
   * @param answer id of the answer; null for none
   */
  static byte[] of(byte @Nullable [] given, @Nullable String answer, long choice, int number) {
    if (given != null && given.length > 2) {
      return given;
    }
    String name = answer == null ? "" : OTHER.matcher(answer).replaceAll("_");
    String start = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return JsonText.quoted("call_" + start + "_" + choice + "_" + number);
  }
}
