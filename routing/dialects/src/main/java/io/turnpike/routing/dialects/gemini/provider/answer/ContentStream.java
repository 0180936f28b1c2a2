package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.chat.ChatFrames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stream of generated content as chat completion chunks. It has no last event of its own: it is
 * whole when every candidate has said why it ends, and the source has ended in order. What it used
 * is said in every event, and told once, then. What was said is never held.
 */
public final class ContentStream implements StreamTranslation {

  private static final byte[] NOTHING = {};

  private final ContentChunks chunks;
  private final Map<Long, StreamedChoice> choices = new TreeMap<>();
  private @Nullable String id;

  /** The last event that said what is used. */
  private byte[] counted = NOTHING;

  public ContentStream(Instant now) {
    chunks = new ContentChunks(now);
  }

  @Override
  public List<byte[]> frames(byte[] data, int start, int end) {
    ObjectScan event = ObjectScan.of(data, start, end);
    if (event == null) {
      return List.of(ChatFrames.INVALID);
    }
    return event.has("error") ? List.of(ChatFrames.of(oneLine(event.whole()))) : event(event);
  }

  /** Space between tokens may break lines. */
  private static byte[] oneLine(byte[] json) {
    for (int at = 0; at < json.length; at++) {
      json[at] = json[at] == '\n' || json[at] == '\r' ? (byte) ' ' : json[at];
    }
    return json;
  }

  private List<byte[]> event(ObjectScan event) {
    id = id == null ? event.text("responseId") : id;
    chunks.about(event);
    counted = event.has("usageMetadata") ? event.whole() : counted;
    List<byte[]> frames = new ArrayList<>(2);
    List<ObjectScan> candidates = event.objects("candidates");
    if (candidates != null && !candidates.isEmpty()) {
      candidates.forEach(candidate -> choice(candidate.count("index")).say(candidate, id, frames));
    } else if (EndReasons.isBlocked(event)) {
      choice(0).blocked(frames);
    }
    return frames;
  }

  private StreamedChoice choice(long index) {
    return choices.computeIfAbsent(
        Math.max(0, index), number -> new StreamedChoice(chunks, number));
  }

  @Override
  public List<byte[]> end() {
    if (choices.isEmpty() || !choices.values().stream().allMatch(StreamedChoice::isOver)) {
      return List.of();
    }
    CanonicalUsage usage = usage();
    byte[] counts = usage.json();
    return counts == null
        ? List.of(ChatFrames.DONE)
        : List.of(chunks.usage(counts, usage.tier()), ChatFrames.DONE);
  }

  @Override
  public @Nullable TokenUsage read() {
    return usage().read();
  }

  @Override
  public @Nullable RejectedUsage rejected() {
    return usage().rejected();
  }

  private CanonicalUsage usage() {
    ObjectScan event = ObjectScan.of(counted, 0, counted.length);
    return event == null ? CanonicalUsage.NONE : CanonicalUsage.of(event);
  }
}
