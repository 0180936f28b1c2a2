package io.turnpike.routing.dialects.gemini.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.ChatWords;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/** The parts of a candidate's content. Text is taken over as it was written. */
final class CandidateParts {

  private static final int QUOTES = 2;
  private static final byte[] NOTHING = "{\"text\":\"\"}".getBytes(UTF_8);

  private final Pieces parts = new Pieces(256);

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /**
   * What a message or a delta says in words.
   *
   * @param thoughts whether what it thinks belongs to it
   */
  void text(ObjectScan said, boolean thoughts) {
    if (thoughts) {
      add(ChatWords.thought(said), ",\"thought\":true}");
    }
    add(ChatWords.text(said), "}");
    add(said.string("refusal"), "}");
  }

  /** False for arguments that are no JSON object; then there is no such part. */
  boolean call(
      byte @Nullable [] id,
      byte @Nullable [] name,
      @Nullable String arguments,
      byte @Nullable [] signature) {
    byte[] args = arguments(arguments == null ? "" : arguments);
    if (args == null) {
      return false;
    }
    parts.next(
        new Pieces(args.length + 128)
            .put("{\"functionCall\":{\"args\":")
            .put(args)
            .member("name", name)
            .member("id", id)
            .put("}")
            .member("thoughtSignature", signature)
            .put("}")
            .toArray());
    return true;
  }

  /** As one line of JSON; an empty object for a call without any, null for what is no object. */
  static byte @Nullable [] arguments(String text) {
    try {
      return JsonTree.bytes(JsonTree.object((text.isBlank() ? "{}" : text).getBytes(UTF_8)));
    } catch (Untranslatable broken) {
      return null;
    }
  }

  /**
   * What is told of a call that was cut off, or is no JSON: not to be carried out, but to be seen.
   */
  static String brokenCall(byte @Nullable [] name, @Nullable String arguments) {
    return "Malformed function call: "
        + (name == null ? "" : new String(name, 1, name.length - QUOTES, UTF_8))
        + "("
        + (arguments == null ? "" : arguments)
        + ")";
  }

  /**
   * The candidate with these parts; an empty text where there are none.
   *
   * @param finish why it ends here; null while it goes on
   * @param message more about that; null without
   * @param chances of its tokens, as JSON; null without
   */
  byte[] candidate(
      long index, @Nullable String finish, @Nullable String message, byte @Nullable [] chances) {
    return new Pieces(512)
        .put("{\"content\":{\"parts\":[")
        .put(isEmpty() ? NOTHING : parts.toArray())
        .put("],\"role\":\"model\"}")
        .member("finishReason", finish == null ? null : JsonText.quoted(finish))
        .member("finishMessage", message == null ? null : JsonText.quoted(message))
        .put(",\"index\":" + index)
        .member("logprobsResult", chances)
        .put("}")
        .toArray();
  }

  private void add(byte @Nullable [] text, String end) {
    if (text != null && text.length > QUOTES) {
      parts.next(new Pieces(text.length + 32).put("{\"text\":").put(text).put(end).toArray());
    }
  }
}
