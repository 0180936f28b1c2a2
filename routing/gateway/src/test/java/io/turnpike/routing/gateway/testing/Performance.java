package io.turnpike.routing.gateway.testing;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2StreamChannel;
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
      case Step.Reset() -> reset(channel);
      case Step.Refuse(long error) -> refuse(error);
      case Step.Farewell farewell -> farewell(farewell);
      case Step.Break() -> reset(socket());
      case Step.Sever() -> sever();
    }
  }

  /** Where several calls share a connection, that connection. */
  private Channel socket() {
    return channel instanceof Http2StreamChannel ? channel.parent() : channel;
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
        channel.eventLoop().schedule(() -> socket().close(), idle.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void spoil() {
    finish();
    socket().pipeline().addFirst(new Spoiled());
  }

  private void close() {
    finish();
    channel.close();
  }

  private void reset(Channel open) {
    finish();
    open.config().setOption(ChannelOption.SO_LINGER, 0);
    // Past everybody who would say goodbye first.
    open.pipeline().firstContext().close();
  }

  private void sever() {
    socket().pipeline().addFirst(new Severed());
    next();
  }

  private void refuse(long error) {
    if (channel == socket()) {
      reset(channel);
      return;
    }
    finish();
    channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
  }

  /** Frames of the codec's own making never leave a stream out that has begun. */
  private void farewell(Step.Farewell farewell) {
    Channel socket = socket();
    if (channel == socket) {
      close();
      return;
    }
    Http2FrameCodec codec = socket.pipeline().get(Http2FrameCodec.class);
    ChannelHandlerContext context = socket.pipeline().context(codec);
    int last = ((Http2StreamChannel) channel).stream().id() - (farewell.unseen() ? 2 : 0);
    if (farewell.unseen()) {
      finish();
    }
    codec.goAway(context, last, farewell.error(), Unpooled.EMPTY_BUFFER, context.newPromise());
    context.flush();
    if (farewell.hangUp()) {
      socket.close();
    }
    next();
  }

  private void end() {
    if (!over && ledger != null) {
      ledger.end();
    }
    over = true;
  }
}
