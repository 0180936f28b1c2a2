package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.messages.EventFrames;
import io.turnpike.routing.dialects.messages.client.answer.StreamedBlock.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of a streamed message, of which one is open at a time. Calls may come mixed: a later one
 * waits until the arguments of the one before it are whole, and everything else is said at once.
 */
final class BlockOrder {

  private static final byte[] NO_ARGUMENTS = "\"{}\"".getBytes(US_ASCII);

  private final Queue<StreamedBlock> waiting = new ArrayDeque<>(2);
  private @Nullable StreamedBlock open;
  private @Nullable StreamedBlock last;
  private int index = -1;
  private List<byte[]> out = new ArrayList<>(4);

  /** What is to be said since it was asked last. */
  List<byte[]> take() {
    List<byte[]> said = out;
    out = new ArrayList<>(4);
    return said;
  }

  /** The one that began last; null before the first. */
  @Nullable StreamedBlock last() {
    return last;
  }

  void begin(StreamedBlock block) {
    last = block;
    waiting.add(block);
    advance();
  }

  /**
   * @param type for example {@code text_delta}
   * @param field that holds the text in it
   * @param text quoted
   */
  void say(StreamedBlock block, String type, String field, byte[] text) {
    byte[] delta =
        new Pieces(text.length + 64)
            .put("{\"type\":\"")
            .put(type)
            .put("\",\"")
            .put(field)
            .put("\":")
            .put(text)
            .put("}")
            .toArray();
    if (block == open) {
      out.add(delta(delta));
    } else {
      block.held.add(delta);
    }
  }

  /** More of a call's arguments. */
  void argue(StreamedBlock call, String piece, byte[] quoted) {
    call.arguments.add(piece);
    say(call, "input_json_delta", "partial_json", quoted);
    advance();
  }

  /** Nothing more will come. */
  void end() {
    while (open != null || !waiting.isEmpty()) {
      close();
      openNext();
    }
  }

  private void advance() {
    while (!waiting.isEmpty() && (open == null || open.mayEnd())) {
      close();
      openNext();
    }
  }

  private void openNext() {
    StreamedBlock next = waiting.poll();
    open = next;
    if (next != null) {
      index++;
      event("content_block_start", ",\"content_block\":", next.beginning);
      next.held.forEach(held -> out.add(delta(held)));
      next.held.clear();
    }
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private void close() {
    StreamedBlock block = open;
    if (block == null) {
      return;
    }
    if (block.kind == Kind.CALL && !block.arguments.isBegun()) {
      say(block, "input_json_delta", "partial_json", NO_ARGUMENTS);
    }
    event("content_block_stop", "", new byte[0]);
    open = null;
  }

  private byte[] delta(byte[] delta) {
    return EventFrames.ofBlock("content_block_delta", index, ",\"delta\":", delta);
  }

  private void event(String type, String field, byte[] value) {
    out.add(EventFrames.ofBlock(type, index, field, value));
  }
}
