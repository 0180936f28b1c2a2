package io.turnpike.routing.dialects.converse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.canonical.Chunks;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream of Converse's events as chat completion chunks. Each event says in {@code type} what it
 * is. What was said is never held; the last event is the one with the counts.
 */
final class ConverseStream implements StreamTranslation {

  private static final byte[] NO_ARGUMENTS = "\"{}\"".getBytes(US_ASCII);
  private static final int QUOTES = 2;

  private final Chunks chunks;
  private final Map<Long, StreamedCall> calls = new HashMap<>(4);
  private ConverseUsage usage = ConverseUsage.of(null);
  private byte @Nullable [] failure;
  private long thoughtBlock = -1;
  private int thoughts = -1;

  ConverseStream(String model, Instant now) {
    chunks = new Chunks(now);
    chunks.name(CompletionHead.id(), JsonText.quoted(model));
  }

  @Override
  public List<byte[]> frames(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    if (event == null) {
      return List.of(ChatFrames.INVALID);
    }
    return event.has("error")
        ? List.of(ChatFrames.of(Arrays.copyOfRange(data, start, end)))
        : event(event);
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
    return switch (event.text("type")) {
      case "contentBlockDelta" -> delta(event, event.object("delta"));
      case "messageStart" -> List.of(chunks.begin());
      case "contentBlockStart" -> start(event, event.object("start"));
      case "contentBlockStop" -> stop(event);
      case "messageStop" -> end(event.text("stopReason"));
      case "metadata" -> counted(event);
      case null -> List.of(ChatFrames.INVALID);
      default -> List.of();
    };
  }

  private List<byte[]> start(ObjectScan event, @Nullable ObjectScan start) {
    ObjectScan use = start == null ? null : start.object("toolUse");
    if (use == null) {
      return List.of();
    }
    StreamedCall call = new StreamedCall(calls.size());
    calls.put(event.count("contentBlockIndex"), call);
    return List.of(chunks.call(call.index, use.string("toolUseId"), use.string("name")));
  }

  private List<byte[]> delta(ObjectScan event, @Nullable ObjectScan delta) {
    if (delta == null) {
      return List.of(ChatFrames.INVALID);
    }
    byte[] text = delta.string("text");
    if (text != null) {
      return text.length <= QUOTES ? List.of() : List.of(chunks.said(text));
    }
    ObjectScan use = delta.object("toolUse");
    if (use != null) {
      return argument(event, use.string("input"));
    }
    ObjectScan thought = delta.object("reasoningContent");
    return thought == null ? List.of() : thought(event.count("contentBlockIndex"), thought);
  }

  private List<byte[]> argument(ObjectScan event, byte @Nullable [] piece) {
    StreamedCall call = calls.get(event.count("contentBlockIndex"));
    if (call == null || piece == null || piece.length <= QUOTES) {
      return List.of();
    }
    call.argued = true;
    return List.of(chunks.arguments(call.index, piece));
  }

  private List<byte[]> thought(long block, ObjectScan thought) {
    boolean first = block != thoughtBlock;
    byte[] text = thought.string("text");
    byte[] signature = thought.string("signature");
    byte[] redacted = thought.string("redactedContent");
    byte[] said = text != null ? text : signature != null ? signature : redacted;
    if (said == null || said.length <= QUOTES) {
      return List.of();
    }
    thoughts += first ? 1 : 0;
    thoughtBlock = block;
    if (text != null) {
      return List.of(chunks.thinking(thoughts, first, text));
    }
    return List.of(
        signature != null
            ? chunks.signed(thoughts, first, signature)
            : chunks.redacted(thoughts, first, said));
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private List<byte[]> stop(ObjectScan event) {
    StreamedCall call = calls.get(event.count("contentBlockIndex"));
    return call == null || call.argued
        ? List.of()
        : List.of(chunks.arguments(call.index, NO_ARGUMENTS));
  }

  /** What is no answer is told so when it has been counted. */
  private List<byte[]> end(@Nullable String reason) {
    failure = ConverseEnd.error(reason);
    return failure == null ? List.of(chunks.finish(ConverseEnd.finish(reason))) : List.of();
  }

  private List<byte[]> counted(ObjectScan event) {
    usage = ConverseUsage.of(event.object("usage"));
    byte[] counts = usage.canonical();
    byte[] last = failure == null ? ChatFrames.DONE : error(failure);
    return counts == null
        ? List.of(last)
        : List.of(chunks.usage(counts, ConverseAnswer.tier(event)), last);
  }

  private static byte[] error(byte[] member) {
    return ChatFrames.of(new Pieces(member.length + 2).put("{").put(member).put("}").toArray());
  }

  /** A call whose arguments are being written. */
  private static final class StreamedCall {

    private final int index;
    private boolean argued;

    StreamedCall(int index) {
      this.index = index;
    }
  }
}
