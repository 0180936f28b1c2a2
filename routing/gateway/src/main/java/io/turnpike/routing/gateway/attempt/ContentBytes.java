package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.dialects.chat.ChunkScan;

/** How much text a whole answer holds, for the estimate of an answer nobody counted. */
final class ContentBytes {

  private ContentBytes() {}

  static int of(byte[] body) {
    ChunkScan look = new ChunkScan();
    return look.look(body, 0, body.length) ? look.contentBytes() : body.length;
  }
}
