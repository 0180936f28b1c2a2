package io.turnpike.routing.dialects;

import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Translates one stream, event by event, as they come. Not shared. */
public interface StreamTranslation {

  /**
   * The canonical frames an event amounts to, each one {@code data: …} line or a comment, and the
   * blank line. Often none. An error event comes back as one frame with the provider's own data.
   */
  List<byte[]> frames(byte[] data, int start, int end);

  /** What the provider says it has read, without what it wrote; null while it has not said. */
  @Nullable TokenUsage read();

  /** The first count that cannot be; it is not in the frames. Null while there is none. */
  @Nullable RejectedUsage rejected();
}
