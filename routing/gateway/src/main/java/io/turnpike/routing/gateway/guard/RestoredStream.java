package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.turnpike.routing.dialects.texts.StreamEvent;
import io.turnpike.routing.dialects.texts.StreamPiece;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guardrails.window.Channel;
import io.turnpike.routing.guardrails.window.Restoration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/** A stream with values in place of tokens, of which each may come in pieces. */
final class RestoredStream {

  private final ByteBufAllocator allocator;
  private final Restoration restoration;
  private final StreamTexts texts = new StreamTexts();
  private final HeldEvents held = new HeldEvents(texts, new Restored());

  RestoredStream(ByteBufAllocator allocator, Restoration restoration) {
    this.allocator = allocator;
    this.restoration = restoration;
  }

  Flux<ByteBuf> of(Flux<ByteBuf> frames) {
    return frames.<ByteBuf>handle(this::take).concatWith(Mono.fromSupplier(this::rest));
  }

  private void take(ByteBuf frames, SynchronousSink<ByteBuf> sink) {
    read(frames).forEach(held::add);
    ByteBuf out = held.release(allocator);
    if (out != null) {
      sink.next(out);
    }
  }

  private List<StreamEvent> read(ByteBuf frames) {
    try {
      return texts.read(frames);
    } finally {
      frames.release();
    }
  }

  private @Nullable ByteBuf rest() {
    texts.end().forEach(held::add);
    held.end();
    return held.release(allocator);
  }

  private final class Restored implements HeldEvents.Channels {

    @Override
    public Channel open(StreamPiece piece) {
      return restoration.channel(ValueWords.at(piece.role(), piece.channel()));
    }

    @Override
    public Channel again(StreamPiece piece) {
      return open(piece);
    }
  }
}
