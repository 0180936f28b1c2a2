package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Examined;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of one stream between provider and client: what flows, what is held to the end, what
 * is kept for a look at the end. Not safe for two threads.
 */
final class StreamCourse {

  /** Bytes that are held back at most. */
  static final int MOST_HELD = 4 << 20;

  static final String TOO_MUCH =
      "More of the answer would have to be held back than " + (MOST_HELD >> 20) + " MB.";

  private static final String UNREADABLE = "There are texts in this stream that nobody can find.";

  private final StreamRules rules;
  private final StreamVerdicts verdicts;
  private final StreamTexts texts = new StreamTexts();
  private final HeldEvents flowing;
  private final @Nullable SeenTexts seen;
  private @Nullable HeldAnswer whole;
  private boolean unreadable;

  StreamCourse(StreamRules rules, StreamVerdicts verdicts) {
    this.rules = rules;
    this.verdicts = verdicts;
    this.flowing = new HeldEvents(texts, verdicts);
    this.seen = rules.later().isEmpty() ? null : new SeenTexts(MOST_HELD);
    this.whole = rules.holding().isEmpty() ? null : new HeldAnswer();
  }

  /** Takes the frames over. */
  void add(ByteBuf frames) {
    try {
      texts.read(frames).forEach(this::look);
    } finally {
      frames.release();
    }
  }

  /** The stream has ended; what does not wait for a verdict on all of it is decided. */
  void end() {
    texts.end().forEach(this::look);
    flowing.end();
  }

  /** What is held to the end; null where nothing is. */
  @Nullable HeldAnswer whole() {
    return whole;
  }

  boolean isTextReady() {
    return whole == null && flowing.isTextReady();
  }

  @Nullable ByteBuf release(ByteBufAllocator allocator) {
    HeldAnswer all = whole;
    return all == null ? flowing.release(allocator) : buffer(allocator, all.opening());
  }

  /** All that was held, with the texts that are left of it. */
  @Nullable ByteBuf left(
      ByteBufAllocator allocator, HeldAnswer all, List<TextPart> before, Examined examined) {
    return buffer(allocator, all.with(texts, before, examined.subject().parts()));
  }

  /** The texts for rules that note something at the end; null where there was too much. */
  @Nullable List<TextPart> seen() {
    return seen == null ? List.of() : seen.isComplete() ? seen.parts() : null;
  }

  private static @Nullable ByteBuf buffer(ByteBufAllocator allocator, byte[] bytes) {
    return bytes.length == 0 ? null : allocator.buffer(bytes.length).writeBytes(bytes);
  }

  private void look(StreamEvent event) {
    if (verdicts.denial() != null) {
      return;
    }
    if (!event.isReadable() && !unreadable) {
      unreadable = true;
      verdicts.failed(rules.all(), UNREADABLE);
    }
    HeldAnswer all = whole;
    if (all == null) {
      flow(event);
    } else {
      hold(all, event);
    }
  }

  private void flow(StreamEvent event) {
    if (seen != null) {
      seen.add(event);
    }
    flowing.add(event);
    if (verdicts.denial() == null && flowing.bytes() > MOST_HELD) {
      verdicts.failed(rules.running(), TOO_MUCH);
      flowing.end();
    }
  }

  /** Where there is too much, the checks that want to see all of it cannot be made. */
  private void hold(HeldAnswer all, StreamEvent event) {
    all.add(event);
    if (all.bytes() > MOST_HELD) {
      verdicts.failed(rules.holding(), TOO_MUCH);
      whole = null;
      all.events().forEach(this::flow);
    }
  }
}
