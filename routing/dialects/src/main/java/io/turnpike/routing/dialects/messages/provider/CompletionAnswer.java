package io.turnpike.routing.dialects.messages.provider;

import io.turnpike.routing.dialects.canonical.Chunks;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.messages.StopReasons;
import io.turnpike.routing.dialects.messages.UsageCounts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole message as a chat completion. Text is taken over as it was written, escapes and all;
 * blocks of a kind that no request can ask for are left out.
 */
final class CompletionAnswer {

  private final Pieces text = new Pieces(1024);
  private final Pieces reasoning = new Pieces(64);
  private final Pieces thoughts = new Pieces(64);
  private final Pieces calls = new Pieces(256);
  private boolean spoke;
  private int callCount;

  private CompletionAnswer() {}

  static byte[] of(ObjectScan message, List<ObjectScan> content, Instant now) {
    CompletionAnswer answer = new CompletionAnswer();
    content.forEach(answer::block);
    return answer.write(message, now);
  }

  private void block(ObjectScan block) {
    switch (block.text("type")) {
      case "text" -> spoke |= append(text, block.string("text"));
      case "thinking" -> {
        append(reasoning, block.string("thinking"));
        thought(block, "thinking", "signature");
      }
      case "redacted_thinking" -> thought(block, "data");
      case "tool_use" -> toolUse(block);
      case null, default -> {}
    }
  }

  /** Without its quotes. */
  private static boolean append(Pieces to, byte @Nullable [] piece) {
    if (piece != null) {
      to.put(piece, 1, piece.length - 1);
    }
    return piece != null;
  }

  private void thought(ObjectScan block, String... names) {
    thoughts.put(thoughts.isEmpty() ? "{\"type\":" : ",{\"type\":").put(string(block, "type"));
    for (String name : names) {
      thoughts.put(",\"" + name + "\":").put(string(block, name));
    }
    thoughts.put("}");
  }

  private void toolUse(ObjectScan block) {
    byte[] input = block.raw("input");
    String arguments = input == null ? "{}" : new String(input, StandardCharsets.UTF_8);
    calls
        .put(callCount++ == 0 ? "{\"id\":" : ",{\"id\":")
        .put(string(block, "id"))
        .put(",\"type\":\"function\",\"function\":{\"name\":")
        .put(string(block, "name"))
        .put(",\"arguments\":")
        .put(JsonText.quoted(arguments))
        .put("}}");
  }

  private byte[] write(ObjectScan message, Instant now) {
    Pieces out = new Pieces(1024);
    out.put("{\"id\":").put(string(message, "id"));
    out.put(",\"object\":\"chat.completion\",\"created\":" + now.getEpochSecond());
    out.put(",\"model\":").put(string(message, "model"));
    out.put(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
    said(out);
    out.put("},\"finish_reason\":\"");
    out.put(StopReasons.finish(message.text("stop_reason"))).put("\"}]");
    usage(out, message);
    return out.put("}").toArray();
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

  private static void usage(Pieces out, ObjectScan message) {
    UsageCounts counts = new UsageCounts();
    counts.end(message.object("usage"));
    byte[] usage = counts.canonical();
    if (usage != null) {
      out.put(",\"usage\":").put(usage);
    }
    String tier = counts.tier();
    if (tier != null) {
      out.put(",\"service_tier\":").put(JsonText.quoted(tier));
    }
  }

  private static byte[] string(ObjectScan object, String name) {
    return Chunks.orNameless(object.string(name));
  }
}
