package io.turnpike.routing.gateway.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.turnpike.routing.gateway.testing.behaviour.Step;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays steps on a socket, each after the one before is done, so that a reader who stops reading
 * stops the writer. Confined to the channel's event loop.
 */
final class Performance {

  private final Channel channel;
  private final Iterator<Step> steps;
  private final @Nullable ReceivedRequest request;
  private final @Nullable Ledger ledger;
  private @Nullable Future<?> retirement;
  private boolean over;

  Performance(
      Channel channel,
      Stream<Step> steps,
      @Nullable ReceivedRequest request,
      @Nullable Ledger ledger) {
    this.channel = channel;
    this.steps = steps.iterator();
    this.request = request;
    this.ledger = ledger;
  }

  void begin() {
    next();
  }

  /** Another request has come, so that the connection is not idle any longer. */
  void followed() {
    if (retirement != null) {
      retirement.cancel(false);
    }
  }

  /** The socket is gone; if the answer was still being given, the caller did it. */
  void peerClosed() {
    if (!over && request != null) {
      request.peerClosed();
    }
    end();
  }

  private void next() {
    if (over) {
      return;
    }
    if (!steps.hasNext()) {
      finish();
      return;
    }
    play(steps.next());
  }

  private void play(Step step) {
    switch (step) {
      case Step.Send(byte[] bytes, int tokens) -> send(bytes, tokens);
      case Step.Wait(Duration time) -> pause(time);
      case Step.Hang() -> {}
      case Step.Finish() -> finish();
      case Step.Retire(Duration idle) -> retire(idle);
      case Step.Spoil() -> spoil();
      case Step.Close() -> close();
      case Step.Reset() -> reset();
    }
  }

  private void send(byte[] bytes, int tokens) {
    channel
        .writeAndFlush(Unpooled.wrappedBuffer(bytes))
        .addListener(done -> sent(done.isSuccess(), bytes.length, tokens));
  }

  private void sent(boolean success, int bytes, int tokens) {
    if (success && request != null) {
      request.wrote(bytes, tokens);
    }
    if (success) {
      // Not called directly: thousands of small pieces would nest that deep.
      channel.eventLoop().execute(this::next);
    }
  }

  private void pause(Duration time) {
    if (time.isZero()) {
      next();
    } else {
      channel.eventLoop().schedule(this::next, time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void finish() {
    if (!over && request != null) {
      request.finished();
    }
    end();
  }

  private void retire(Duration idle) {
    finish();
    retirement =
        channel.eventLoop().schedule(() -> channel.close(), idle.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void spoil() {
    finish();
    channel.pipeline().addFirst(new Spoiled());
  }

  private void close() {
    finish();
    channel.close();
  }

  private void reset() {
    finish();
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  private void end() {
    if (!over && ledger != null) {
      ledger.end();
    }
    over = true;
  }
}
