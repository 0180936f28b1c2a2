package io.turnpike.routing.dialects.responses.provider;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole response as a chat completion. Text is taken over as it was written, escapes and all;
 * items of a kind that no chat request can ask for are left out.
 */
final class BridgeAnswer {

  /** Between what stands in messages, or thoughts, of their own. */
  private static final String PARAGRAPH = "\\n\\n";

  private final ObjectScan response;
  private final Instant now;
  private final Pieces text = new Pieces(1024);
  private final Pieces refusal = new Pieces(64);
  private final Pieces reasoning = new Pieces(256);
  private final Pieces thoughts = new Pieces(256);
  private final Pieces calls = new Pieces(256);
  private final Pieces logprobs = new Pieces(64);
  private boolean spoke;
  private byte @Nullable [] phase;

  BridgeAnswer(ObjectScan response, Instant now) {
    this.response = response;
    this.now = now;
  }

  byte[] of(List<ObjectScan> output) {
    output.forEach(this::item);
    return write();
  }

  private void item(ObjectScan item) {
    switch (item.text("type")) {
      case "message" -> message(item);
      case "reasoning" -> reasoning(item);
      case "function_call" -> call(item, "function", "arguments");
      case "custom_tool_call" -> call(item, "custom", "input");
      case null, default -> {}
    }
  }

  private void message(ObjectScan item) {
    byte[] its = item.string("phase");
    phase = its == null ? phase : its;
    String gap = text.isEmpty() ? "" : PARAGRAPH;
    for (ObjectScan part : parts(item, "content")) {
      switch (part.text("type")) {
        case "output_text" -> {
          spoke = true;
          say(text.put(gap), part.string("text"));
          odds(part.raw("logprobs"));
          gap = "";
        }
        case "refusal" -> say(refusal, part.string("refusal"));
        case null, default -> {}
      }
    }
  }

  private void odds(byte @Nullable [] list) {
    if (list != null && list.length > 2 && list[0] == '[') {
      logprobs.put(logprobs.isEmpty() ? "" : ",").put(list, 1, list.length - 1);
    }
  }

  private void reasoning(ObjectScan item) {
    thoughts.put(thoughts.isEmpty() ? "" : ",").put(item.whole());
    for (String name : List.of("summary", "content")) {
      for (ObjectScan part : parts(item, name)) {
        say(reasoning.put(reasoning.isEmpty() ? "" : PARAGRAPH), part.string("text"));
      }
    }
  }

  private void call(ObjectScan item, String type, String said) {
    calls
        .put(calls.isEmpty() ? "{\"id\":" : ",{\"id\":")
        .put(BridgeChunks.orEmpty(item.string("call_id")))
        .put(",\"type\":\"" + type + "\",\"" + type + "\":{\"name\":")
        .put(BridgeChunks.orEmpty(item.string("name")))
        .put(",\"" + said + "\":")
        .put(BridgeChunks.orEmpty(item.string(said)))
        .put("}}");
  }

  private static List<ObjectScan> parts(ObjectScan item, String name) {
    List<ObjectScan> parts = item.objects(name);
    return parts == null ? List.of() : parts;
  }

  private static void say(Pieces to, byte @Nullable [] quoted) {
    if (quoted != null) {
      to.put(quoted, 1, quoted.length - 1);
    }
  }

  private byte[] write() {
    long created = response.count("created_at");
    Pieces out = new Pieces(2048);
    out.put("{\"id\":").put(BridgeChunks.orEmpty(response.string("id")));
    out.put(",\"object\":\"chat.completion\",\"created\":");
    out.put(Long.toString(created < 0 ? now.getEpochSecond() : created));
    out.put(",\"model\":").put(BridgeChunks.orEmpty(response.string("model")));
    out.put(",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":");
    said(out);
    out.put("}");
    if (!logprobs.isEmpty()) {
      out.put(",\"logprobs\":{\"content\":[").put(logprobs.toArray()).put("]}");
    }
    out.put(",\"finish_reason\":\"");
    out.put(BridgeEnd.finishReason(response, !calls.isEmpty())).put("\"}]");
    byte[] tier = response.string("service_tier");
    if (tier != null) {
      out.put(",\"service_tier\":").put(tier);
    }
    byte[] usage = BridgeUsage.canonical(response);
    return usage == null
        ? out.put("}").toArray()
        : out.put(",\"usage\":").put(usage).put("}").toArray();
  }

  private void said(Pieces out) {
    if (spoke) {
      out.put("\"").put(text.toArray()).put("\"");
    } else {
      out.put("null");
    }
    string(out, "refusal", refusal);
    string(out, "reasoning_content", reasoning);
    list(out, "reasoning_items", thoughts);
    if (phase != null) {
      out.put(",\"phase\":").put(phase);
    }
    list(out, "tool_calls", calls);
  }

  private static void string(Pieces out, String name, Pieces text) {
    if (!text.isEmpty()) {
      out.put(",\"" + name + "\":\"").put(text.toArray()).put("\"");
    }
  }

  private static void list(Pieces out, String name, Pieces items) {
    if (!items.isEmpty()) {
      out.put(",\"" + name + "\":[").put(items.toArray()).put("]");
    }
  }
}
