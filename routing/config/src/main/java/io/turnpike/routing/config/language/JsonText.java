package io.turnpike.routing.config.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The text of a document as a tree, if it is one JSON object of bearable size. Numbers keep every
 * digit they were written with: some are spliced into requests.
 */
public final class JsonText {

  /** In bytes of UTF-8. */
  static final int LONGEST = 256 * 1024;

  private static final int DEEPEST = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final String text;
  private final Mistakes mistakes;

  private JsonText(String text, Mistakes mistakes) {
    this.text = text;
    this.mistakes = mistakes;
  }

  /** Null when there is no tree to look at; the mistakes say why. */
  public static @Nullable JsonNode read(String text, Mistakes mistakes) {
    return new JsonText(text, mistakes).read();
  }

  private @Nullable JsonNode read() {
    if (!isBearable(text, mistakes)) {
      return null;
    }
    try {
      return lookOver() ? object(JSON.readTree(text)) : null;
    } catch (StreamConstraintsException endless) {
      mistakes.add(
          Pointer.ROOT,
          "The document is nested deeper than "
              + DEEPEST
              + " levels, or has a number of more than"
              + " 1000 digits.");
      return null;
    } catch (JacksonException broken) {
      mistakes.add(Pointer.ROOT, "This is not JSON: " + reason(broken));
      return null;
    }
  }

  static boolean isBearable(String text, Mistakes mistakes) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      mistakes.add(
          Pointer.ROOT,
          "The document has " + bytes + " bytes; at most " + LONGEST + " are accepted.");
    }
    return bytes <= LONGEST;
  }

  private @Nullable JsonNode object(JsonNode tree) {
    if (tree.isObject()) {
      return tree;
    }
    mistakes.add(Pointer.ROOT, "The document must be a JSON object, for example " + example());
    return null;
  }

  /**
   * Finds what a tree would not show: it keeps only the last of two equal keys. False when there is
   * text that cannot be repeated to anyone.
   */
  private boolean lookOver() {
    boolean readable = true;
    Deque<Set<String>> open = new ArrayDeque<>();
    try (JsonParser parser = JSON.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> open.push(new HashSet<>());
          case END_OBJECT -> open.pop();
          case PROPERTY_NAME -> seen(open, parser);
          default -> {}
        }
        readable &= isWhole(token, parser);
      }
    }
    if (!readable) {
      mistakes.add(
          Pointer.ROOT,
          "The document has half of a surrogate pair, such as \\ud83d alone, which is no character.");
    }
    return readable;
  }

  private static boolean isWhole(JsonToken token, JsonParser parser) {
    boolean text = token == JsonToken.PROPERTY_NAME || token == JsonToken.VALUE_STRING;
    return !text
        || parser
            .getString()
            .codePoints()
            .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private void seen(Deque<Set<String>> open, JsonParser parser) {
    String key = parser.currentName();
    if (!open.element().add(key)) {
      Pointer at = new Pointer(parser.streamReadContext().pathAsPointer().toString());
      mistakes.add(at, Spelling.quoted(key) + " appears more than once; keep one.");
    }
  }

  private static String reason(JacksonException broken) {
    TokenStreamLocation at = broken.getLocation();
    String place =
        at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    return place + plain(broken.getOriginalMessage());
  }

  /** Without advice for those who program the parser. */
  private static String plain(String message) {
    if (message.startsWith("Trailing token")) {
      return "something follows the end of the document.";
    }
    int advice = message.indexOf(": enable `");
    return advice < 0 ? message : message.substring(0, advice) + ".";
  }

  private static String example() {
    return "{\"provider\": \"@demo\", \"override_params\": {\"model\": \"demo/echo\"}}.";
  }
}
