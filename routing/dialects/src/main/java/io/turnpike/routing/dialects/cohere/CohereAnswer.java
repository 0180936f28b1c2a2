package io.turnpike.routing.dialects.cohere;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer as a chat completion. Text is taken over as it was written, escapes and all; what
 * the model plans before it calls tools is what it says.
 */
final class CohereAnswer {

  private static final byte[] NO_ARGUMENTS = {'"', '{', '}', '"'};
  private static final int QUOTES = 2;

  private final String model;
  private final Instant now;
  private final Pieces text = new Pieces(1024);
  private final Pieces reasoning = new Pieces(64);
  private final Pieces calls = new Pieces(256);

  CohereAnswer(String model, Instant now) {
    this.model = model;
    this.now = now;
  }

  byte[] of(ObjectScan answer, ObjectScan message) {
    items(message.objects("content")).forEach(this::item);
    append(text, message.string("tool_plan"));
    items(message.objects("tool_calls")).forEach(this::call);
    byte[] error = CohereEnd.error(answer);
    Pieces out = new Pieces(1024);
    if (error != null) {
      out.put("{").put(error);
    } else {
      out.put(CohereChunks.head("chat.completion", answer.string("id"), model, now));
      said(out.put("{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"))
          .member("citations", message.raw("citations"))
          .put("},\"finish_reason\":\"" + CohereEnd.finish(answer.text("finish_reason")) + "\"}]");
    }
    return out.member("usage", CohereUsage.of(answer.object("usage")).canonical())
        .put("}")
        .toArray();
  }

  private static List<ObjectScan> items(@Nullable List<ObjectScan> items) {
    return items == null ? List.of() : items;
  }

  private void item(ObjectScan item) {
    append(text, item.string("text"));
    append(reasoning, item.string("thinking"));
  }

  /** Without its quotes. */
  private static void append(Pieces to, byte @Nullable [] piece) {
    if (piece != null) {
      to.put(piece, 1, piece.length - 1);
    }
  }

  private void call(ObjectScan call) {
    ObjectScan function = call.object("function");
    byte[] arguments = function == null ? null : function.string("arguments");
    calls.next(
        new Pieces(192)
            .put("{\"id\":")
            .put(CohereChunks.orEmpty(call.string("id")))
            .put(",\"type\":\"function\",\"function\":{\"name\":")
            .put(CohereChunks.orEmpty(function == null ? null : function.string("name")))
            .put(",\"arguments\":")
            .put(arguments == null || arguments.length <= QUOTES ? NO_ARGUMENTS : arguments)
            .put("}}")
            .toArray());
  }

  private Pieces said(Pieces out) {
    if (text.isEmpty() && !calls.isEmpty()) {
      out.put("null");
    } else {
      out.put("\"").put(text.toArray()).put("\"");
    }
    if (!reasoning.isEmpty()) {
      out.put(",\"reasoning_content\":\"").put(reasoning.toArray()).put("\"");
    }
    if (!calls.isEmpty()) {
      out.put(",\"tool_calls\":[").put(calls.toArray()).put("]");
    }
    return out;
  }
}
