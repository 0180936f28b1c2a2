package io.turnpike.routing.dialects.messages.client.answer;

import io.turnpike.routing.dialects.AnswerTranslation.AnswerStream;
import io.turnpike.routing.dialects.FrameScan;
import io.turnpike.routing.dialects.Frames;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.messages.EventFrames;
import io.turnpike.routing.dialects.messages.MessagesErrors;
import io.turnpike.routing.usage.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream of chat completion chunks as the events of a message. The reason for the end is told
 * with the counts, which come last, so it waits for the end.
 */
final class MessageStream implements AnswerStream {

  private final List<String> stops;
  private final FrameScan scan = MessageAnswers.CHAT.frames();
  private final ChunkBlocks blocks = new ChunkBlocks();
  private boolean begun;
  private @Nullable ObjectScan ending;
  private @Nullable TokenUsage used;

  MessageStream(List<String> stops) {
    this.stops = stops;
  }

  @Override
  public List<byte[]> frames(Frames canonical) {
    return switch (scan.scan(canonical)) {
      case COMMENT -> begun ? List.of(EventFrames.PING) : List.of();
      case EVENT -> chunk(canonical);
      case END -> last();
      case ERROR, INVALID -> List.of();
    };
  }

  @Override
  public byte[] keepAlive() {
    return EventFrames.PING;
  }

  @Override
  public byte[] end() {
    Pieces all = new Pieces(512);
    last().forEach(all::put);
    return all.toArray();
  }

  @Override
  public byte[] error(String code, String sentence, UUID requestId) {
    return MessagesErrors.event(code, sentence, requestId);
  }

  private List<byte[]> chunk(Frames canonical) {
    count();
    ObjectScan chunk =
        ObjectScan.of(canonical.dataArray(), canonical.dataStart(), canonical.dataEnd());
    List<ObjectScan> choices = chunk == null ? null : chunk.objects("choices");
    if (chunk == null || choices == null || choices.isEmpty()) {
      return List.of();
    }
    List<byte[]> events = new ArrayList<>(4);
    if (!begun) {
      events.add(begin(chunk, canonical.read()));
    }
    choice(choices.getFirst());
    events.addAll(blocks.take());
    return events;
  }

  private void count() {
    TokenUsage counted = scan.hasUsage() ? scan.usage().usage() : null;
    used = counted == null ? used : counted;
  }

  private void choice(ObjectScan choice) {
    ObjectScan delta = choice.object("delta");
    if (delta != null) {
      blocks.read(delta);
    }
    if (choice.has("finish_reason")) {
      ending = kept(choice);
    }
  }

  /** Of its own bytes, since those of the frame will hold others. */
  private static @Nullable ObjectScan kept(ObjectScan choice) {
    Pieces copy = new Pieces(64).put("{\"finish_reason\":");
    copy.put(MessageHead.orNameless(choice.string("finish_reason"))).put(",\"stop_reason\":");
    byte[] bytes =
        copy.put(MessageHead.orNameless(choice.string("stop_reason"))).put("}").toArray();
    return ObjectScan.of(bytes, 0, bytes.length);
  }

  /** Counts that are not known yet are none, and numbers all the same. */
  private byte[] begin(ObjectScan chunk, @Nullable TokenUsage read) {
    begun = true;
    byte[] message =
        MessageHead.of(chunk)
            .put("],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":")
            .put(MessageHead.usage(read == null ? TokenUsage.NONE : read))
            .put("}")
            .toArray();
    return EventFrames.of(
        "message_start",
        new Pieces(message.length + 48)
            .put("{\"type\":\"message_start\",\"message\":")
            .put(message)
            .put("}")
            .toArray());
  }

  private List<byte[]> last() {
    blocks.end();
    List<byte[]> events = new ArrayList<>(blocks.take());
    events.add(
        EventFrames.of(
            "message_delta",
            new Pieces(256)
                .put("{\"type\":\"message_delta\",\"delta\":{")
                .put(MessageAnswer.ending(ending, blocks.hasCalls(), stops))
                .put("},\"usage\":")
                .put(MessageHead.usage(used == null ? TokenUsage.NONE : used))
                .put("}")
                .toArray()));
    events.add(EventFrames.STOP);
    return events;
  }
}
