package io.turnpike.routing.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Signs of life on a stream while its provider thinks: clients and what stands between give up on
 * silence. The provider's own time limit goes on, so that a dead one is not kept alive. All of it
 * happens on the event loop of the client's connection, where frames are written whole.
 */
final class KeepAlive implements Runnable {

  private final Channel channel;
  private final byte[] frame;
  private final long silence;
  private volatile long last;
  private volatile boolean over;
  private volatile @Nullable Future<?> timer;

  /**
   * @param frame a whole one
   */
  KeepAlive(Channel channel, byte[] frame, Duration silence) {
    this.channel = channel;
    this.frame = frame;
    this.silence = silence.toNanos();
  }

  /** Something is on its way to the client. */
  void spoke() {
    last = System.nanoTime();
    if (timer == null && !over) {
      sleep(silence);
    }
  }

  void end() {
    over = true;
    Future<?> armed = timer;
    if (armed != null) {
      armed.cancel(false);
    }
  }

  @Override
  public void run() {
    if (over || !channel.isActive()) {
      return;
    }
    long left = silence - (System.nanoTime() - last);
    if (left <= 0) {
      speak();
      left = silence;
    }
    sleep(left);
  }

  /** A client that does not read is not silent for want of bytes. */
  private void speak() {
    if (channel.isWritable()) {
      channel.writeAndFlush(Unpooled.wrappedBuffer(frame));
    }
  }

  private void sleep(long nanos) {
    timer = channel.eventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
  }
}
