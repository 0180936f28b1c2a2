package io.turnpike.routing.gateway.guard;

import io.netty.buffer.ByteBuf;
import io.turnpike.routing.dialects.texts.StreamTexts;
import io.turnpike.routing.guard.TextPart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of a stream that passes, up to a bound. */
final class CopiedStream {

  private static final int MOST = 1 << 20;

  private final StreamTexts texts = new StreamTexts();
  private final SeenTexts seen = new SeenTexts(MOST);

  /** Takes nothing of the frames away. */
  synchronized void add(ByteBuf frames) {
    if (seen.isComplete()) {
      texts.read(frames.duplicate()).forEach(seen::add);
    }
  }

  /** Null where there was more than is kept. */
  synchronized @Nullable List<TextPart> parts() {
    texts.end().forEach(seen::add);
    return seen.isComplete() ? seen.parts() : null;
  }
}
