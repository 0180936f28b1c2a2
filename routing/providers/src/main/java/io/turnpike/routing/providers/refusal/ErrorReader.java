package io.turnpike.routing.providers.refusal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads error documents. Some servers put them into an array, some into {@code error}, {@code
 * detail} or {@code errors}, some write a plain string, and those that pass on another's document
 * put it into a string of their own. The innermost sentence is the one that tells.
 */
final class ErrorReader {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LARGEST = 1 << 20;
  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 6;
  private static final List<String> INNER =
      List.of(
          "error",
          "Error",
          "errors",
          "detail",
          "innererror",
          "fault",
          "exception",
          "choices",
          "response");
  private static final List<String> SENTENCES =
      List.of("message", "msg", "Message", "error_message", "error_description", "faultstring");
  private static final List<String> WORDS =
      List.of("type", "code", "Code", "status", "reason", "error_code", "error_type", "__type");

  private final List<String> words = new ArrayList<>();
  private @Nullable String code;
  private @Nullable String message;
  private @Nullable String param;
  private int status;
  private @Nullable String wait;

  private ErrorReader() {}

  static ErrorDocument read(byte[] data, int start, int end) {
    if (end <= start || end - start > LARGEST) {
      return ErrorDocument.NONE;
    }
    ErrorReader reader = new ErrorReader();
    try {
      reader.node(JSON.readTree(data, start, end - start), 0);
    } catch (JacksonException noJson) {
      reader.text(new String(data, start, end - start, StandardCharsets.UTF_8));
    }
    return reader.document();
  }

  private ErrorDocument document() {
    return new ErrorDocument(
        List.copyOf(words),
        code,
        message,
        param,
        status,
        wait == null ? WaitWord.in(message) : wait);
  }

  private void node(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (node.isArray()) {
      array(node, depth);
    } else if (node.isObject()) {
      object(node, depth);
    } else if (node.isString()) {
      sentence(node.stringValue(), depth);
    }
  }

  /** The first one that says anything; lists of details are read whole, for their reasons. */
  private void array(JsonNode list, int depth) {
    for (JsonNode each : list) {
      node(each, depth + 1);
    }
  }

  private void object(JsonNode object, int depth) {
    WORDS.forEach(name -> word(name, object.path(name)));
    SENTENCES.forEach(name -> node(object.path(name), depth + 1));
    field(object);
    if (object.path("retryDelay").isString()) {
      wait = object.path("retryDelay").stringValue();
    }
    INNER.forEach(name -> node(object.path(name), depth + 1));
    node(object.path("details"), depth + 1);
    metadata(object.path("metadata"), depth);
  }

  /** Of a router: what the provider behind it said, and whether that was about the content. */
  private void metadata(JsonNode metadata, int depth) {
    if (metadata.path("raw").isString()) {
      node(metadata.path("raw"), depth + 1);
    }
    if (metadata.has("flagged_input")) {
      words.add("content_filter");
    }
  }

  private void word(String name, JsonNode value) {
    String text = value.isString() ? value.stringValue() : value.isInt() ? value.toString() : "";
    if (text.isEmpty()) {
      return;
    }
    if (text.matches("[1-5]\\d\\d")) {
      status = Integer.parseInt(text);
      return;
    }
    // AWS writes the name of what defines a word in front of it.
    words.add(text.substring(text.lastIndexOf('#') + 1).toLowerCase(Locale.ROOT));
    if (name.equals("code") && !value.isInt()) {
      code = text;
    }
  }

  /** As OpenAI names the field, or as those do that check requests against a schema. */
  private void field(JsonNode object) {
    JsonNode place = object.path("loc");
    if (object.path("param").isString()) {
      param = object.path("param").stringValue();
    } else if (place.isArray() && message != null) {
      List<String> steps = new ArrayList<>();
      place.forEach(step -> steps.add(step.asString()));
      param = String.join(".", steps.subList(steps.size() > 1 ? 1 : 0, steps.size()));
      message = param + ": " + message;
    }
  }

  private void sentence(String text, int depth) {
    String plain = text.strip();
    if (plain.startsWith("{") || plain.startsWith("[")) {
      String outer = message;
      nested(plain, depth);
      message = message == null ? outer : message;
    } else if (!plain.isEmpty() && (message == null || isEmptyTalk(message))) {
      message = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
  }

  private void nested(String json, int depth) {
    try {
      message = null;
      node(JSON.readTree(json), depth + 1);
    } catch (JacksonException onlyLooksLikeIt) {
      message = json;
    }
  }

  private static boolean isEmptyTalk(String sentence) {
    return sentence.equals("Provider returned error");
  }

  private void text(String page) {
    PageText found = PageText.of(page);
    message = found.sentence();
    if (PageText.isForPeople(page)) {
      words.add(PageText.WORD);
    }
    if (found.code() != null) {
      code = found.code();
      words.add(found.code().toLowerCase(Locale.ROOT));
    }
  }
}
