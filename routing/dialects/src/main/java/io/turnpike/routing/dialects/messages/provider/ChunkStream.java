package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.canonical.Chunks;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.StopReasons;
import io.turnpike.routing.dialects.messages.UsageCounts;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of message events as chat completion chunks. Holds counts, never what was said. */
final class ChunkStream implements StreamTranslation {

  private static final byte[] NO_ARGUMENTS = {'{', '}'};
  private static final byte[] NO_REASON = ChatFrames.of("{\"error\":{}}".getBytes(US_ASCII));
  private static final int QUOTES = 2;

  private final Chunks chunks;
  private final UsageCounts usage = new UsageCounts();
  private int calls;
  private int thoughts = -1;
  private boolean thoughtBegins = true;
  private boolean inCall;
  private boolean argued;
  private boolean finished;
  private boolean spoken;

  ChunkStream(Instant now) {
    chunks = new Chunks(now);
  }

  @Override
  public List<byte[]> frames(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    if (event == null) {
      return List.of(ChatFrames.INVALID);
    }
    return event.object("error") != null || event.text("error") != null
        ? List.of(ChatFrames.of(Arrays.copyOfRange(data, start, end)))
        : event(event);
  }

  @Override
  public @Nullable TokenUsage read() {
    return usage.input();
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return usage.rejected();
  }

  /** Kinds of events that are not known are to be passed over, says the vendor. */
  private List<byte[]> event(ObjectScan event) {
    return switch (event.text("type")) {
      case "message_start" -> begin(event.object("message"));
      case "content_block_start" -> open(event.object("content_block"));
      case "content_block_delta" -> delta(event.object("delta"));
      case "content_block_stop" -> close();
      case "message_delta" -> end(event.object("delta"), event.object("usage"));
      case "message_stop" -> stop();
      case "ping" -> List.of(ChatFrames.KEEP_ALIVE);
      case "error" -> List.of(NO_REASON);
      case null -> List.of(ChatFrames.INVALID);
      default -> List.of();
    };
  }

  private List<byte[]> begin(@Nullable ObjectScan message) {
    if (message == null) {
      return List.of(ChatFrames.INVALID);
    }
    usage.begin(message.object("usage"));
    chunks.name(message.string("id"), message.string("model"));
    return List.of(chunks.begin());
  }

  private List<byte[]> open(@Nullable ObjectScan block) {
    if (block == null) {
      return List.of(ChatFrames.INVALID);
    }
    inCall = false;
    return switch (block.text("type")) {
      case "text" -> said(block.string("text"));
      case "thinking" -> think(block);
      case "redacted_thinking" -> List.of(chunks.redacted(++thoughts, true, block.string("data")));
      case "tool_use" -> call(block);
      case null, default -> List.of();
    };
  }

  private List<byte[]> call(ObjectScan block) {
    inCall = true;
    argued = false;
    spoken = true;
    byte[] call = chunks.call(calls, block.string("id"), block.string("name"));
    calls++;
    byte[] input = block.raw("input");
    if (input == null || isEmpty(input)) {
      return List.of(call);
    }
    argued = true;
    return List.of(call, chunks.arguments(calls - 1, Chunks.quoted(input)));
  }

  private List<byte[]> delta(@Nullable ObjectScan delta) {
    if (delta == null) {
      return List.of(ChatFrames.INVALID);
    }
    return switch (delta.text("type")) {
      case "text_delta" -> said(delta.string("text"));
      case "thinking_delta" -> thought(delta.string("thinking"));
      case "signature_delta" -> signed(delta.string("signature"));
      case "input_json_delta" -> argument(delta.string("partial_json"));
      case null, default -> List.of();
    };
  }

  private List<byte[]> said(byte @Nullable [] text) {
    if (text == null || text.length <= QUOTES) {
      return List.of();
    }
    spoken = true;
    return List.of(chunks.said(text));
  }

  /** A new block, which may say something at once. */
  private List<byte[]> think(ObjectScan block) {
    thoughts++;
    thoughtBegins = true;
    List<byte[]> thought = thought(block.string("thinking"));
    List<byte[]> signed = signed(block.string("signature"));
    return thought.isEmpty() ? signed : signed.isEmpty() ? thought : both(thought, signed);
  }

  private static List<byte[]> both(List<byte[]> first, List<byte[]> second) {
    return List.of(first.getFirst(), second.getFirst());
  }

  private List<byte[]> thought(byte @Nullable [] text) {
    if (text == null || text.length <= QUOTES) {
      return List.of();
    }
    spoken = true;
    return List.of(chunks.thinking(Math.max(0, thoughts), firstOfThought(), text));
  }

  private List<byte[]> signed(byte @Nullable [] signature) {
    return signature == null || signature.length <= QUOTES
        ? List.of()
        : List.of(chunks.signed(Math.max(0, thoughts), firstOfThought(), signature));
  }

  private boolean firstOfThought() {
    boolean first = thoughtBegins;
    thoughtBegins = false;
    return first;
  }

  private List<byte[]> argument(byte @Nullable [] partial) {
    if (partial == null || partial.length <= QUOTES || !inCall) {
      return List.of();
    }
    argued = true;
    return List.of(chunks.arguments(calls - 1, partial));
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private List<byte[]> close() {
    boolean silent = inCall && !argued;
    inCall = false;
    return silent ? List.of(chunks.arguments(calls - 1, Chunks.quoted(NO_ARGUMENTS))) : List.of();
  }

  private List<byte[]> end(@Nullable ObjectScan delta, @Nullable ObjectScan counted) {
    usage.end(counted);
    byte[] counts = counted == null ? null : usage.canonical();
    String reason = delta == null ? null : delta.text("stop_reason");
    if (reason == null) {
      return counts == null ? List.of() : List.of(chunks.usage(counts, tier()));
    }
    finished = true;
    byte[] finish = chunks.finish(StopReasons.finish(reason));
    return counts == null ? List.of(finish) : List.of(finish, chunks.usage(counts, tier()));
  }

  private byte @Nullable [] tier() {
    String tier = usage.tier();
    return tier == null ? null : JsonText.quoted(tier);
  }

  private static boolean isEmpty(byte[] object) {
    return new String(object, US_ASCII).replaceAll("\\s", "").equals("{}");
  }

  /** A message without content and without a reason for its end is none. */
  private List<byte[]> stop() {
    return finished || !spoken
        ? List.of(ChatFrames.DONE)
        : List.of(chunks.finish(StopReasons.finish(null)), ChatFrames.DONE);
  }
}
