package io.turnpike.routing.gateway.edge.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import io.turnpike.routing.dialects.GatewayFailure;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one connection, next to its decoder: whoever is too slow with a request is told so and
 * closed, and what is no sound request is answered in words instead of by a bare status. An answer
 * may take as long as it likes.
 */
final class ConnectionGuard extends ChannelDuplexHandler {

  private final RefusedRequest refused;
  private final ConnectionProgress progress;
  private final long shortest;
  private @Nullable GatewayFailure failure;
  private @Nullable Future<?> timer;
  private boolean over;

  ConnectionGuard(ConnectionSettings settings, RefusedRequest refused) {
    this.refused = refused;
    this.progress = new ConnectionProgress(settings);
    this.shortest = settings.shortest().toNanos();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    look(ctx);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof HttpRequest request) {
      progress.requestCame();
      check(request);
    }
    if (message instanceof HttpContent content) {
      progress.bodyCame(content.content().readableBytes());
    }
    if (message instanceof LastHttpContent) {
      progress.bodyEnded();
    }
    if (message instanceof DecoderResultProvider decoded && decoded.decoderResult().isFailure()) {
      progress.bodyEnded();
      failure = failure == null ? RequestHead.undecoded(decoded.decoderResult().cause()) : failure;
    }
    ctx.fireChannelRead(message);
  }

  private void check(HttpRequest request) {
    GatewayFailure fault = request.decoderResult().isFailure() ? null : RequestHead.fault(request);
    if (fault != null) {
      failure = fault;
      request.setDecoderResult(DecoderResult.failure(fault));
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    progress.bytesCame();
    ctx.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (over) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    Object sent = inWords(message);
    if (sent instanceof HttpResponse answer && !isInterim(answer)) {
      progress.answerBegan();
    }
    if (sent instanceof LastHttpContent && !(sent instanceof HttpResponse one && isInterim(one))) {
      progress.answerEnded();
    }
    ctx.write(sent, promise);
  }

  /** What the server makes of a request that it cannot read has a status and nothing else. */
  private Object inWords(Object message) {
    if (failure == null
        || progress.unanswered() > 1
        || !(message instanceof FullHttpResponse bare && bare.content().readableBytes() == 0)) {
      return message;
    }
    bare.release();
    return refused.answer(failure);
  }

  private static boolean isInterim(HttpResponse answer) {
    return answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  /** No limit begins after this that ends before the next look. */
  private void look(ChannelHandlerContext ctx) {
    long left = progress.left();
    if (left <= 0 && !progress.wentOn()) {
      end(ctx);
      return;
    }
    long wait = left <= 0 ? shortest : Math.min(left, shortest);
    timer = ctx.executor().schedule(() -> look(ctx), wait, TimeUnit.NANOSECONDS);
  }

  private void end(ChannelHandlerContext ctx) {
    over = true;
    switch (progress.waiting()) {
      case HEAD -> tell(ctx, "The head of the request did not come in time.");
      case BODY -> tell(ctx, "The body of the request did not go on in time.");
      case REQUEST, ANSWER -> ctx.close();
    }
  }

  private void tell(ChannelHandlerContext ctx, String sentence) {
    GatewayFailure late = GatewayFailure.of(408, "request_timeout", sentence);
    ctx.writeAndFlush(refused.answer(late)).addListener(ChannelFutureListener.CLOSE);
  }
}
