package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes blocks of a message. Strings come quoted and are taken over as they were written. */
final class MessageBlocks {

  private static final int QUOTES = 2;

  private MessageBlocks() {}

  static byte[] text(byte[] text) {
    return new Pieces(text.length + 32)
        .put("{\"type\":\"text\",\"text\":")
        .put(text)
        .put("}")
        .toArray();
  }

  static byte[] thinking(byte[] text, byte[] signature) {
    return new Pieces(text.length + signature.length + 64)
        .put("{\"type\":\"thinking\",\"thinking\":")
        .put(text)
        .put(",\"signature\":")
        .put(signature)
        .put("}")
        .toArray();
  }

  static byte[] redacted(byte[] data) {
    return new Pieces(data.length + 48)
        .put("{\"type\":\"redacted_thinking\",\"data\":")
        .put(data)
        .put("}")
        .toArray();
  }

  /**
   * @param input a JSON object
   */
  static byte[] call(byte @Nullable [] id, byte @Nullable [] name, byte[] input) {
    return new Pieces(input.length + 128)
        .put("{\"type\":\"tool_use\",\"id\":")
        .put(id == null || isEmpty(id) ? MessageHead.unique("toolu_") : id)
        .put(",\"name\":")
        .put(MessageHead.orNameless(name))
        .put(",\"input\":")
        .put(input)
        .put("}")
        .toArray();
  }

  /** What a call brings; of one that was cut off, whatever there is of it. */
  static byte[] input(@Nullable String arguments) {
    if (arguments == null || arguments.isBlank()) {
      return new byte[] {'{', '}'};
    }
    byte[] json = arguments.getBytes(UTF_8);
    return ObjectScan.of(json, 0, json.length) == null
        ? new Pieces(json.length + 32)
            .put("{\"INVALID_JSON\":")
            .put(JsonText.quoted(arguments))
            .put("}")
            .toArray()
        : json;
  }

  /** The first of these fields that says something; null where none does. */
  static byte @Nullable [] said(ObjectScan of, List<String> fields) {
    for (String field : fields) {
      byte[] text = of.string(field);
      if (!isEmpty(text)) {
        return text;
      }
    }
    return null;
  }

  static boolean isEmpty(byte @Nullable [] quoted) {
    return quoted == null || quoted.length <= QUOTES;
  }
}
