package io.turnpike.routing.guardrails.json;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that a text has: all of it, else what stands in fences, else objects and lists among words.
 *
 * @param text as it stands there
 */
record JsonInText(String text, JsonNode json) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern FENCED = Pattern.compile("```[a-zA-Z0-9]*\\s([^`]*)```");

  /** Most pieces that are looked at. */
  private static final int MOST = 20;

  static List<JsonInText> in(String text) {
    JsonInText whole = of(text);
    if (whole != null) {
      return List.of(whole);
    }
    List<JsonInText> fenced = new ArrayList<>();
    Matcher fence = FENCED.matcher(text);
    for (int i = 0; i < MOST && fence.find(); i++) {
      add(of(fence.group(1)), fenced);
    }
    return fenced.isEmpty() ? amongWords(text) : fenced;
  }

  /** Null for a text that is no JSON. */
  static @Nullable JsonInText of(String text) {
    String plain = text.strip();
    try {
      JsonNode json = plain.isEmpty() ? null : JSON.readTree(plain);
      return json == null || json.isMissingNode() ? null : new JsonInText(plain, json);
    } catch (JacksonException none) {
      return null;
    }
  }

  private static List<JsonInText> amongWords(String text) {
    List<JsonInText> found = new ArrayList<>();
    int at = Brackets.next(text, 0);
    for (int i = 0; i < MOST && at >= 0; i++) {
      int end = Brackets.end(text, at);
      JsonInText piece = end < 0 ? null : of(text.substring(at, end));
      add(piece, found);
      at = Brackets.next(text, piece == null ? at + 1 : end);
    }
    return found;
  }

  private static void add(@Nullable JsonInText piece, List<JsonInText> found) {
    if (piece != null) {
      found.add(piece);
    }
  }
}
