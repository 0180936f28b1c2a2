package io.turnpike.routing.gateway.attempt.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;

/**
 * Sees to it that a provider's connection gives one answer to one request. Bytes beyond the end of
 * an answer would be read as the next one, which belongs to somebody else, so a connection that
 * carries them is not used again. For that the end of an answer is held back to the end of the read
 * that brought it, when all that came with it is known.
 */
final class AnswerGuard extends ChannelDuplexHandler {

  private static final String NAME = "turnpike.answerGuard";

  private boolean asked;
  private boolean heard;
  private int requests;
  private boolean interim;
  private boolean surplus;
  private @Nullable Object end;

  private AnswerGuard() {}

  /** One per connection, however many requests it carries. */
  static AnswerGuard of(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(NAME) instanceof AnswerGuard known) {
      return known;
    }
    AnswerGuard guard = new AnswerGuard();
    pipeline.addBefore(NettyPipeline.HttpCodec, NAME + ".bytes", guard.new Bytes());
    pipeline.addAfter(NettyPipeline.HttpCodec, NAME, guard);
    return guard;
  }

  /** The connection had served before, and not a byte came back for the request it carried now. */
  boolean wasStale() {
    return requests > 1 && asked && !heard;
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof HttpRequest) {
      asked = true;
      heard = false;
      requests++;
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!asked) {
      surplus = true;
      ReferenceCountUtil.release(message);
      return;
    }
    judge(message);
    if (message instanceof HttpResponse response) {
      interim = isInterim(response.status());
    }
    if (interim) {
      pass(context, message);
    } else if (message instanceof LastHttpContent) {
      asked = false;
      end = message;
    } else {
      context.fireChannelRead(message);
    }
  }

  /** However many come before the answer, nobody else has to know; the clock runs on. */
  private static void pass(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
    if (message instanceof LastHttpContent) {
      context.read();
    }
  }

  /** Processing, early hints and the like; a change of protocols is an answer, and a wrong one. */
  private static boolean isInterim(HttpResponseStatus status) {
    return status.codeClass() == HttpStatusClass.INFORMATIONAL
        && status.code() != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    Object held = end;
    end = null;
    if (surplus) {
      Connection.from(context.channel()).markPersistent(false);
    }
    if (held != null) {
      context.fireChannelRead(held);
    } else if (surplus) {
      context.close();
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    ReferenceCountUtil.release(end);
    end = null;
  }

  /** What the codec could not make sense of is the provider's mistake, of whatever type it is. */
  private static void judge(Object message) {
    if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
      Throwable cause = part.decoderResult().cause();
      if (!(cause instanceof DecoderException)) {
        part.setDecoderResult(DecoderResult.failure(new DecoderException(cause)));
      }
    }
  }

  /** Before the codec: notices bytes too few to become a message. */
  private final class Bytes extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof ByteBuf bytes) {
        heard = true;
        bytes.retain();
        try {
          context.fireChannelRead(bytes);
          surplus |= !asked && bytes.isReadable();
        } finally {
          bytes.release();
        }
      } else {
        context.fireChannelRead(message);
      }
    }
  }
}
