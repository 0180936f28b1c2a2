package io.turnpike.routing.dialects.responses.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a response's events as chat completion chunks. What was said is never held; what only
 * goes back to the provider (reasoning items, the phase) is told once, at the end, since clients
 * that add up deltas can do nothing with a second one.
 */
final class BridgeStream implements StreamTranslation {

  private static final byte[] NO_ARGUMENTS = "\"{}\"".getBytes(US_ASCII);
  private static final byte[] NO_REASON = ChatFrames.of("{\"error\":{}}".getBytes(US_ASCII));
  private static final int QUOTES = 2;

  private final BridgeChunks chunks;
  private final Map<Long, BridgedCall> calls = new HashMap<>(4);
  private final Pieces thoughts = new Pieces(64);
  private final Speech text = new Speech("content");
  private final Speech reasoning = new Speech("reasoning_content");
  private final Speech refusal = new Speech("refusal");
  private byte @Nullable [] phase;

  BridgeStream(Instant now) {
    chunks = new BridgeChunks(now);
  }

  @Override
  public List<byte[]> frames(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    if (event == null) {
      return List.of(ChatFrames.INVALID);
    }
    return event.object("error") == null
        ? event(event)
        : List.of(frame(Arrays.copyOfRange(data, start, end)));
  }

  /** Said at the end only. */
  @Override
  public @Nullable TokenUsage read() {
    return null;
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return null;
  }

  /** Kinds of events that are not known come with every new tool and are passed over. */
  private List<byte[]> event(ObjectScan event) {
    return switch (event.text("type")) {
      case "response.output_text.delta" -> text.say(event, event.raw("logprobs"));
      case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
          reasoning.say(event, null);
      case "response.refusal.delta" -> refusal.say(event, null);
      case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" ->
          argument(event);
      case "response.created" -> begin(event.object("response"));
      case "response.output_item.added" -> added(event, event.object("item"));
      case "response.reasoning_summary_part.added" -> reasoning.pause();
      case "response.output_item.done" -> done(event, event.object("item"));
      case "response.completed", "response.incomplete" -> end(event.object("response"));
      case "response.failed" -> failed(event.object("response"));
      case "error" -> List.of(error(event));
      case "keepalive" -> List.of(ChatFrames.KEEP_ALIVE);
      case null -> List.of(ChatFrames.INVALID);
      default -> List.of();
    };
  }

  private List<byte[]> begin(@Nullable ObjectScan response) {
    return List.of(response == null ? ChatFrames.INVALID : chunks.begin(response));
  }

  private List<byte[]> added(ObjectScan event, @Nullable ObjectScan item) {
    if (item == null) {
      return List.of(ChatFrames.INVALID);
    }
    return switch (item.text("type")) {
      case "message" -> text.pause();
      case "reasoning" -> reasoning.pause();
      case "function_call" -> call(event, item, false);
      case "custom_tool_call" -> call(event, item, true);
      case null, default -> List.of();
    };
  }

  private List<byte[]> call(ObjectScan event, ObjectScan item, boolean custom) {
    BridgedCall call = new BridgedCall(calls.size(), custom);
    calls.put(event.count("output_index"), call);
    byte[] opened = chunks.call(call, item.string("call_id"), item.string("name"));
    List<byte[]> frames = new ArrayList<>(List.of(opened));
    frames.addAll(argument(call, item.string(call.said())));
    return frames;
  }

  private List<byte[]> argument(ObjectScan event) {
    BridgedCall call = calls.get(event.count("output_index"));
    return call == null ? List.of() : argument(call, event.string("delta"));
  }

  private List<byte[]> argument(BridgedCall call, byte @Nullable [] piece) {
    if (piece == null || piece.length <= QUOTES) {
      return List.of();
    }
    call.argued();
    return List.of(chunks.argument(call, piece));
  }

  private List<byte[]> done(ObjectScan event, @Nullable ObjectScan item) {
    if (item == null) {
      return List.of(ChatFrames.INVALID);
    }
    return switch (item.text("type")) {
      case "function_call", "custom_tool_call" -> told(event, item);
      case "reasoning" -> {
        thoughts.put(thoughts.isEmpty() ? "" : ",").put(item.whole());
        yield List.of();
      }
      case "message" -> {
        byte[] its = item.string("phase");
        phase = its == null ? phase : its;
        yield List.of();
      }
      case null, default -> List.of();
    };
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private List<byte[]> told(ObjectScan event, ObjectScan item) {
    BridgedCall call = calls.get(event.count("output_index"));
    if (call == null || call.isArgued()) {
      return List.of();
    }
    List<byte[]> all = argument(call, item.string(call.said()));
    return all.isEmpty() && !call.isCustom() ? argument(call, NO_ARGUMENTS) : all;
  }

  private List<byte[]> end(@Nullable ObjectScan response) {
    if (response == null) {
      return List.of(ChatFrames.INVALID);
    }
    List<byte[]> frames = new ArrayList<>(4);
    if (phase != null || !thoughts.isEmpty()) {
      frames.add(chunks.kept(kept()));
    }
    frames.add(chunks.finish(BridgeEnd.finishReason(response, !calls.isEmpty())));
    usage(response, frames);
    frames.add(ChatFrames.DONE);
    return frames;
  }

  private byte[] kept() {
    Pieces fields = new Pieces(256);
    if (!thoughts.isEmpty()) {
      fields.put("\"reasoning_items\":[").put(thoughts.toArray()).put("]");
    }
    if (phase != null) {
      fields.put(fields.isEmpty() ? "\"phase\":" : ",\"phase\":").put(phase);
    }
    return fields.toArray();
  }

  private void usage(ObjectScan response, List<byte[]> frames) {
    byte[] counts = BridgeUsage.canonical(response);
    if (counts != null) {
      frames.add(chunks.usage(counts, response.string("service_tier")));
    }
  }

  private List<byte[]> failed(@Nullable ObjectScan response) {
    List<byte[]> frames = new ArrayList<>(2);
    if (response != null) {
      usage(response, frames);
    }
    byte[] reason = response == null ? null : response.raw("error");
    frames.add(reason == null ? NO_REASON : error(reason));
    return frames;
  }

  /** The reason stands in the event itself. */
  private static byte[] error(ObjectScan event) {
    Pieces reason = new Pieces(256).put("{\"type\":\"error\"");
    for (String name : List.of("code", "message", "param")) {
      byte[] value = event.raw(name);
      if (value != null) {
        reason.put(",\"" + name + "\":").put(value);
      }
    }
    return error(reason.put("}").toArray());
  }

  private static byte[] error(byte[] reason) {
    return frame(new Pieces(64).put("{\"error\":").put(reason).put("}").toArray());
  }

  private static byte[] frame(byte[] data) {
    return ChatFrames.of(BridgeChunks.oneLine(data));
  }

  /** Text of one kind, in paragraphs. */
  private final class Speech {

    private final String field;
    private boolean begun;
    private boolean apart;

    Speech(String field) {
      this.field = field;
    }

    /** What follows is no part of what was said so far. */
    List<byte[]> pause() {
      apart = begun;
      return List.of();
    }

    List<byte[]> say(ObjectScan event, byte @Nullable [] logprobs) {
      byte[] piece = event.string("delta");
      if (piece == null || piece.length <= QUOTES) {
        return List.of();
      }
      boolean given = logprobs != null && logprobs.length > QUOTES && logprobs[0] == '[';
      byte[] frame = chunks.said(field, piece, apart, given ? logprobs : null);
      begun = true;
      apart = false;
      return List.of(frame);
    }
  }
}
