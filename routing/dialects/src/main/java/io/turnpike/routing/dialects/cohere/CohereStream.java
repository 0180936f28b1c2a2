package io.turnpike.routing.dialects.cohere;

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
 * A stream of Cohere's events as chat completion chunks. What was said is never held; the last
 * event has the reason of the end and the counts.
 */
final class CohereStream implements StreamTranslation {

  private static final byte[] NO_ARGUMENTS = "\"{}\"".getBytes(US_ASCII);
  private static final byte[] UNNAMED = {'"', '"'};
  private static final int QUOTES = 2;

  private final CohereChunks chunks;
  private final Map<Long, OpenToolCall> calls = new HashMap<>(4);
  private CohereUsage usage = CohereUsage.of(null);

  CohereStream(String model, Instant now) {
    chunks = new CohereChunks(model, now);
  }

  @Override
  public List<byte[]> frames(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    if (event != null) {
      return event.has("type") ? event(event) : List.of(refused(event));
    }
    return Arrays.equals(data, start, end, ChatFrames.DONE_DATA, 0, ChatFrames.DONE_DATA.length)
        ? List.of()
        : List.of(ChatFrames.INVALID);
  }

  /** Said at the end only. */
  @Override
  public @Nullable TokenUsage read() {
    return null;
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return usage.rejected();
  }

  private List<byte[]> event(ObjectScan event) {
    ObjectScan delta = event.object("delta");
    ObjectScan message = delta == null ? null : delta.object("message");
    return switch (event.text("type")) {
      case "content-delta", "content-start" -> content(message);
      case "tool-plan-delta" -> said(message == null ? null : message.string("tool_plan"));
      case "message-start" -> List.of(chunks.begin(event.string("id")));
      case "tool-call-start" -> call(event.count("index"), function(message), message);
      case "tool-call-delta" -> argument(event.count("index"), function(message));
      case "tool-call-end" -> called(event.count("index"));
      case "citation-start" -> cited(message);
      case "message-end" -> end(delta);
      case null -> List.of(ChatFrames.INVALID);
      default -> List.of();
    };
  }

  /** What is no event is how this API refuses. */
  private static byte[] refused(ObjectScan document) {
    byte[] told = document.string("message");
    return told == null
        ? ChatFrames.of(document.whole())
        : error(new Pieces(64).put("\"error\":{\"message\":").put(told).put("}").toArray());
  }

  private List<byte[]> content(@Nullable ObjectScan message) {
    ObjectScan content = message == null ? null : message.object("content");
    byte[] thought = content == null ? null : content.string("thinking");
    if (thought != null && thought.length > QUOTES) {
      return List.of(chunks.thought(thought));
    }
    return said(content == null ? null : content.string("text"));
  }

  private List<byte[]> said(byte @Nullable [] text) {
    return text == null || text.length <= QUOTES ? List.of() : List.of(chunks.said(text));
  }

  /** Of the one call that an event is about. */
  private static @Nullable ObjectScan function(@Nullable ObjectScan message) {
    ObjectScan call = message == null ? null : message.object("tool_calls");
    return call == null ? null : call.object("function");
  }

  private List<byte[]> call(
      long place, @Nullable ObjectScan function, @Nullable ObjectScan message) {
    OpenToolCall call = new OpenToolCall(calls.size());
    calls.put(place, call);
    ObjectScan told = message == null ? null : message.object("tool_calls");
    List<byte[]> frames = new ArrayList<>(2);
    frames.add(
        chunks.call(
            call.index,
            told == null ? UNNAMED : told.string("id"),
            function == null ? UNNAMED : function.string("name")));
    frames.addAll(argument(place, function));
    return frames;
  }

  private List<byte[]> argument(long place, @Nullable ObjectScan function) {
    OpenToolCall call = calls.get(place);
    byte[] piece = function == null ? null : function.string("arguments");
    if (call == null || piece == null || piece.length <= QUOTES) {
      return List.of();
    }
    call.argued = true;
    return List.of(chunks.arguments(call.index, piece));
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private List<byte[]> called(long place) {
    OpenToolCall call = calls.get(place);
    return call == null || call.argued
        ? List.of()
        : List.of(chunks.arguments(call.index, NO_ARGUMENTS));
  }

  private List<byte[]> cited(@Nullable ObjectScan message) {
    byte[] citation = message == null ? null : message.raw("citations");
    return citation == null || citation[0] != '{' ? List.of() : List.of(chunks.cited(citation));
  }

  private List<byte[]> end(@Nullable ObjectScan end) {
    if (end == null) {
      return List.of(ChatFrames.INVALID);
    }
    usage = CohereUsage.of(end.object("usage"));
    byte[] counts = usage.canonical();
    byte[] failure = CohereEnd.error(end);
    List<byte[]> frames = new ArrayList<>(3);
    if (failure == null) {
      frames.add(chunks.finish(CohereEnd.finish(end.text("finish_reason"))));
    }
    if (counts != null) {
      frames.add(chunks.usage(counts));
    }
    frames.add(failure == null ? ChatFrames.DONE : error(failure));
    return frames;
  }

  private static byte[] error(byte[] member) {
    return ChatFrames.of(new Pieces(member.length + 2).put("{").put(member).put("}").toArray());
  }

  /** A call whose arguments are being written. */
  private static final class OpenToolCall {

    private final int index;
    private boolean argued;

    OpenToolCall(int index) {
      this.index = index;
    }
  }
}
