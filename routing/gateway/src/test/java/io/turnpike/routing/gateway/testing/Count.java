package io.turnpike.routing.gateway.testing;

/**
 * What became of the requests that one behaviour answered.
 *
 * @param finished answers played to their end
 * @param left callers who closed before that
 * @param tokens that reached the socket
 */
public record Count(int requests, int finished, int left, long tokens, long bytes) {

  static final Count NONE = new Count(0, 0, 0, 0, 0);

  Count and(ReceivedRequest request) {
    return and(
        new Count(
            1,
            request.finishedAt() == null ? 0 : 1,
            request.peerClosedAt() == null ? 0 : 1,
            request.tokensWritten(),
            request.bytesWritten()));
  }

  Count and(Count other) {
    return new Count(
        requests + other.requests,
        finished + other.finished,
        left + other.left,
        tokens + other.tokens,
        bytes + other.bytes);
  }
}
