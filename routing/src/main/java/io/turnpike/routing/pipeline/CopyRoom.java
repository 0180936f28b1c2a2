package io.turnpike.routing.pipeline;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Room for copies that are under way or wait: each holds on to its request's body when the request
 * itself may be long gone, so they are bounded in number and in bytes.
 */
final class CopyRoom {

  private final int most;
  private final long mostBytes;
  private final AtomicInteger held = new AtomicInteger();
  private final AtomicLong heldBytes = new AtomicLong();

  CopyRoom(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** False when there is none. Give it back once. */
  boolean take(long bytes) {
    boolean enough = held.incrementAndGet() <= most & heldBytes.addAndGet(bytes) <= mostBytes;
    if (!enough) {
      giveBack(bytes);
    }
    return enough;
  }

  void giveBack(long bytes) {
    held.decrementAndGet();
    heldBytes.addAndGet(-bytes);
  }
}
