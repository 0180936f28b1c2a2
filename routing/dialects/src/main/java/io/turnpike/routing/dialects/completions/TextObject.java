package io.turnpike.routing.dialects.completions;

import io.turnpike.routing.dialects.canonical.SaidWords;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes {@code text_completion}s, whole or a piece of one. Text is taken over as it came. */
final class TextObject {

  private static final byte[] NOTHING = {'"', '"'};
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private TextObject() {}

  static byte[] whole(ObjectScan completion) {
    Pieces choices = new Pieces(1024);
    choices(completion).forEach(choice -> choices.next(choice(choice, choice.object("message"))));
    return of(completion, choices.toArray(), completion.raw("usage"));
  }

  /** Null for one that says nothing. */
  static byte @Nullable [] piece(ObjectScan chunk, boolean usage) {
    Pieces choices = new Pieces(256);
    for (ObjectScan choice : choices(chunk)) {
      ObjectScan delta = choice.object("delta");
      if (choice.has("finish_reason") || text(delta).length > NOTHING.length) {
        choices.next(choice(choice, delta));
      }
    }
    byte[] counts = usage ? chunk.raw("usage") : null;
    return choices.isEmpty() && counts == null ? null : of(chunk, choices.toArray(), counts);
  }

  private static byte[] of(ObjectScan from, byte[] choices, byte @Nullable [] usage) {
    return new Pieces(choices.length + 256)
        .put("{\"object\":\"text_completion\"")
        .member("id", from.raw("id"))
        .member("created", from.raw("created"))
        .member("model", from.raw("model"))
        .put(",\"choices\":[")
        .put(choices)
        .put("]")
        .member("usage", usage)
        .put("}")
        .toArray();
  }

  private static byte[] choice(ObjectScan choice, @Nullable ObjectScan said) {
    String reason = choice.text("finish_reason");
    return new Pieces(256)
        .put("{\"index\":" + Math.max(0, choice.count("index")))
        .member("text", text(said))
        .member("logprobs", NULL)
        .member("finish_reason", reason == null ? NULL : finish(reason))
        .put("}")
        .toArray();
  }

  /** Nobody asked for tools, so an answer that calls some has stopped all the same. */
  private static byte[] finish(String reason) {
    return switch (reason) {
      case "length", "content_filter" -> ('"' + reason + '"').getBytes(StandardCharsets.US_ASCII);
      default -> "\"stop\"".getBytes(StandardCharsets.US_ASCII);
    };
  }

  private static byte[] text(@Nullable ObjectScan said) {
    byte[] text = said == null ? null : SaidWords.text(said);
    byte[] refusal = said == null ? null : said.string("refusal");
    return text != null ? text : refusal == null ? NOTHING : refusal;
  }

  private static List<ObjectScan> choices(ObjectScan answer) {
    List<ObjectScan> choices = answer.objects("choices");
    return choices == null ? List.of() : choices;
  }
}
