package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guardrails.window.Channel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events of a stream, in order, until all their texts are decided; then they go, with what stands
 * in the place of their texts. Holds arrays of the heap's only. Not safe for two threads.
 */
final class HeldEvents {

  /** Makes the way of a text through the checks. */
  interface Channels {

    Channel open(StreamPiece piece);

    /** For one that says again what another has said. */
    Channel again(StreamPiece piece);
  }

  /** An event, and for each of its pieces its channel and how far it reaches in that. */
  private record Held(StreamEvent event, List<Reach> reaches) {

    boolean isDecided() {
      for (Reach each : reaches) {
        if (!each.channel().isDecided(each.end())) {
          return false;
        }
      }
      return true;
    }
  }

  private record Reach(Channel channel, int end) {}

  private final StreamTexts texts;
  private final Channels channels;
  private final Map<String, Channel> open = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Queue<Held> held = new ArrayDeque<>();
  private long bytes;

  /**
   * @param texts that the events were read by
   */
  HeldEvents(StreamTexts texts, Channels channels) {
    this.texts = texts;
    this.channels = channels;
  }

  void add(StreamEvent event) {
    List<Reach> reaches = new ArrayList<>(event.pieces().size());
    for (StreamPiece piece : event.pieces()) {
      reaches.add(reach(piece));
    }
    held.add(new Held(event, reaches));
    bytes += event.bytes().length;
    open.entrySet().removeIf(each -> closed(event, each));
  }

  /** What waits, in bytes. */
  long bytes() {
    return bytes;
  }

  /** No text goes on, so that all of them are decided. */
  void end() {
    open.values().forEach(Channel::end);
    open.clear();
  }

  /** Whether there is text in what can go. */
  boolean isTextReady() {
    Iterator<Held> next = held.iterator();
    while (next.hasNext()) {
      Held first = next.next();
      if (!first.isDecided()) {
        return false;
      }
      if (!first.reaches().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** What can go; null for nothing. */
  @Nullable ByteBuf release(ByteBufAllocator allocator) {
    ByteBuf out = null;
    for (Held next = held.peek(); next != null && next.isDecided(); next = held.peek()) {
      held.remove();
      bytes -= next.event().bytes().length;
      byte[] event = texts.rewritten(next.event(), taken(next));
      out = out == null ? allocator.buffer(event.length) : out;
      out.writeBytes(event);
    }
    return out;
  }

  /** Called for each text that goes. */
  private static List<String> taken(Held held) {
    return held.reaches().stream().map(each -> each.channel().take(each.end())).toList();
  }

  private Reach reach(StreamPiece piece) {
    return switch (piece.kind()) {
      case DELTA -> delta(piece);
      case WHOLE -> whole(piece, repeats(piece));
      case ALONE -> whole(piece, channels.open(piece));
    };
  }

  private Reach delta(StreamPiece piece) {
    Channel channel = open.computeIfAbsent(piece.channel(), _ -> channels.open(piece));
    known.add(piece.channel());
    channel.append(piece.text());
    return new Reach(channel, channel.length());
  }

  private Channel repeats(StreamPiece piece) {
    Channel pieces = open.remove(piece.channel());
    if (pieces != null) {
      pieces.end();
    }
    return known.add(piece.channel()) ? channels.open(piece) : channels.again(piece);
  }

  private static Reach whole(StreamPiece piece, Channel channel) {
    channel.whole(piece.text());
    return new Reach(channel, channel.length());
  }

  private static boolean closed(StreamEvent event, Map.Entry<String, Channel> channel) {
    boolean closes = event.closes(channel.getKey());
    if (closes) {
      channel.getValue().end();
    }
    return closes;
  }
}
