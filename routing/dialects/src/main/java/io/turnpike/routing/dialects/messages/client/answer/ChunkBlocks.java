package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.chat.ChatWords;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.messages.client.answer.StreamedBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the deltas of chunks say, as blocks. */
final class ChunkBlocks {

  private static final byte[] NOTHING = {'"', '"'};
  private static final byte[] NO_INPUT = "{}".getBytes(US_ASCII);

  private final BlockOrder order = new BlockOrder();
  private final List<Call> calls = new ArrayList<>(2);

  /**
   * @param id null where the provider gives none
   */
  private record Call(StreamedBlock block, @Nullable String id) {}

  List<byte[]> take() {
    return order.take();
  }

  boolean hasCalls() {
    return !calls.isEmpty();
  }

  void end() {
    order.end();
  }

  void read(ObjectScan delta) {
    List<ObjectScan> thoughts = delta.objects("thinking_blocks");
    byte[] reasoning = ChatWords.thought(delta);
    if (thoughts != null && !thoughts.isEmpty()) {
      thoughts.forEach(this::thought);
    } else if (reasoning != null) {
      think(0, "thinking_delta", "thinking", reasoning);
    }
    text(ChatWords.text(delta));
    text(MessageBlocks.said(delta, List.of("refusal")));
    List<ObjectScan> all = delta.objects("tool_calls");
    if (all != null) {
      all.forEach(this::call);
    }
  }

  private void text(byte @Nullable [] text) {
    if (text != null) {
      order.say(block(Kind.TEXT, 0, () -> MessageBlocks.text(NOTHING)), "text_delta", "text", text);
    }
  }

  private void thought(ObjectScan thought) {
    byte[] data = thought.string("data");
    if (data != null) {
      order.begin(new StreamedBlock(Kind.REDACTED, 0, MessageBlocks.redacted(data)));
      return;
    }
    long number = thought.count("index");
    byte[] text = MessageBlocks.said(thought, List.of("thinking"));
    if (text != null) {
      think(number, "thinking_delta", "thinking", text);
    }
    byte[] signature = MessageBlocks.said(thought, List.of("signature"));
    if (signature != null) {
      think(number, "signature_delta", "signature", signature).signed = true;
    }
  }

  private StreamedBlock think(long number, String type, String field, byte[] text) {
    StreamedBlock block =
        block(Kind.THINKING, number, () -> MessageBlocks.thinking(NOTHING, NOTHING));
    order.say(block, type, field, text);
    return block;
  }

  /** The last one where it goes on, else a new one. */
  private StreamedBlock block(Kind kind, long number, Supplier<byte[]> beginning) {
    StreamedBlock last = order.last();
    if (last != null && last.kind == kind && last.number == number && !last.signed) {
      return last;
    }
    StreamedBlock next = new StreamedBlock(kind, number, beginning.get());
    order.begin(next);
    return next;
  }

  private void call(ObjectScan delta) {
    ObjectScan function = delta.object("function");
    Call known = known(delta.count("index"), delta.text("id"));
    StreamedBlock block = known == null ? begin(delta, function) : known.block();
    String piece = function == null ? null : function.text("arguments");
    byte[] quoted = function == null ? null : function.string("arguments");
    if (piece != null && quoted != null && !piece.isEmpty() && !isOver(block, piece)) {
      order.argue(block, piece, quoted);
    }
  }

  /** Space behind a call that has made way for another. */
  private static boolean isOver(StreamedBlock block, String piece) {
    return block.arguments.isWhole() && piece.isBlank();
  }

  private StreamedBlock begin(ObjectScan delta, @Nullable ObjectScan function) {
    byte[] name = function == null ? null : function.string("name");
    StreamedBlock block =
        new StreamedBlock(
            Kind.CALL,
            delta.count("index"),
            MessageBlocks.call(delta.string("id"), name, NO_INPUT));
    calls.add(new Call(block, delta.text("id")));
    order.begin(block);
    return block;
  }

  /**
   * By its index; some providers give all of them the same, or none, and tell them by their ids.
   */
  private @Nullable Call known(long index, @Nullable String id) {
    boolean named = id != null && !id.isEmpty();
    for (Call call : calls.reversed()) {
      if (named && call.id() != null && !call.id().isEmpty()) {
        if (Objects.equals(call.id(), id)) {
          return call;
        }
      } else if (index < 0 || call.block().number == index) {
        return call;
      }
    }
    return null;
  }
}
