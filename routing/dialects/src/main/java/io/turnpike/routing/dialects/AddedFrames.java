package io.turnpike.routing.dialects;

import java.util.UUID;

/** What the gateway itself may add to one stream, as the client's dialect writes it. */
public interface AddedFrames {

  /** A sign of life while the provider thinks; only between frames, and once content has begun. */
  byte[] keepAlive();

  /** What a stream lacks that is finished and was closed without its last frame. */
  byte[] end();

  /** An error as the last frame of a stream that had begun. */
  byte[] error(String code, String sentence, UUID requestId);
}
