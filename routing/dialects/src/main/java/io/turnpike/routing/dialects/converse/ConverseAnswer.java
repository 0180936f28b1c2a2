package io.turnpike.routing.dialects.converse;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole answer as a chat completion. Text is taken over as it was written, escapes and all;
 * blocks of a kind that no request can ask for are left out.
 */
final class ConverseAnswer {

  private static final byte[] EMPTY = {'"', '"'};

  private final String model;
  private final Instant now;
  private final Pieces text = new Pieces(1024);
  private final Pieces reasoning = new Pieces(64);
  private final Pieces thoughts = new Pieces(64);
  private final Pieces calls = new Pieces(256);
  private boolean spoke;

  ConverseAnswer(String model, Instant now) {
    this.model = model;
    this.now = now;
  }

  byte[] of(ObjectScan answer, List<ObjectScan> content) {
    content.forEach(this::block);
    byte[] error = ConverseEnd.error(answer.text("stopReason"));
    Pieces out = new Pieces(1024);
    if (error != null) {
      out.put("{").put(error);
    } else {
      out.put(CompletionHead.of(model, now));
      said(out.put("{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"));
      out.put("},\"finish_reason\":\"" + ConverseEnd.finish(answer.text("stopReason")) + "\"}]");
    }
    out.member("usage", ConverseUsage.of(answer.object("usage")).canonical());
    out.member("service_tier", tier(answer));
    return out.put("}").toArray();
  }

  static byte @Nullable [] tier(ObjectScan of) {
    ObjectScan tier = of.object("serviceTier");
    return tier == null ? null : tier.string("type");
  }

  private void block(ObjectScan block) {
    ObjectScan thought = block.object("reasoningContent");
    ObjectScan call = block.object("toolUse");
    ObjectScan cited = block.object("citationsContent");
    if (thought != null) {
      thought(thought);
    } else if (call != null) {
      call(call);
    } else if (cited != null && cited.objects("content") instanceof List<ObjectScan> parts) {
      parts.forEach(part -> spoke |= append(text, part.string("text")));
    } else {
      spoke |= append(text, block.string("text"));
    }
  }

  /** Without its quotes. */
  private static boolean append(Pieces to, byte @Nullable [] piece) {
    if (piece != null) {
      to.put(piece, 1, piece.length - 1);
    }
    return piece != null;
  }

  /** Only what is signed goes back to the model, and so into its slot. */
  private void thought(ObjectScan thought) {
    ObjectScan open = thought.object("reasoningText");
    byte[] redacted = thought.string("redactedContent");
    byte[] signature = open == null ? null : open.string("signature");
    if (open != null) {
      append(reasoning, open.string("text"));
    }
    if (redacted != null) {
      thoughts.put(thoughts.isEmpty() ? "" : ",");
      thoughts.put("{\"type\":\"redacted_thinking\",\"data\":").put(redacted).put("}");
    } else if (open != null && signature != null) {
      thoughts.put(thoughts.isEmpty() ? "" : ",");
      thoughts.put("{\"type\":\"thinking\",\"thinking\":").put(orEmpty(open.string("text")));
      thoughts.put(",\"signature\":").put(signature).put("}");
    }
  }

  private void call(ObjectScan call) {
    byte[] input = call.raw("input");
    String arguments = input == null ? "{}" : new String(input, StandardCharsets.UTF_8);
    calls
        .put(calls.isEmpty() ? "{\"id\":" : ",{\"id\":")
        .put(orEmpty(call.string("toolUseId")))
        .put(",\"type\":\"function\",\"function\":{\"name\":")
        .put(orEmpty(call.string("name")))
        .put(",\"arguments\":")
        .put(JsonText.quoted(arguments))
        .put("}}");
  }

  private void said(Pieces out) {
    if (spoke) {
      out.put("\"").put(text.toArray()).put("\"");
    } else {
      out.put("null");
    }
    if (!reasoning.isEmpty()) {
      out.put(",\"reasoning_content\":\"").put(reasoning.toArray()).put("\"");
    }
    list(out, "thinking_blocks", thoughts);
    list(out, "tool_calls", calls);
  }

  private static void list(Pieces out, String name, Pieces items) {
    if (!items.isEmpty()) {
      out.put(",\"" + name + "\":[").put(items.toArray()).put("]");
    }
  }

  static byte[] orEmpty(byte @Nullable [] quoted) {
    return quoted == null ? EMPTY : quoted;
  }
}
