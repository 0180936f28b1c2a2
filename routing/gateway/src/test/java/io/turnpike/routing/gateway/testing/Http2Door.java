package io.turnpike.routing.gateway.testing;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A connection behind TLS that becomes one of HTTP/2 or, for those who want no other, 1.1. */
final class Http2Door extends ApplicationProtocolNegotiationHandler {

  private static final int LARGEST_REQUEST = 64 << 20;

  private final int streams;
  private final Consumer<ChannelPipeline> old;
  private final Supplier<Connection> stream;

  /**
   * @param streams at once on one connection
   * @param old makes a connection of HTTP/1.1
   */
  Http2Door(int streams, Consumer<ChannelPipeline> old, Supplier<Connection> stream) {
    super(ApplicationProtocolNames.HTTP_1_1);
    this.streams = streams;
    this.old = old;
    this.stream = stream;
  }

  @Override
  protected void configurePipeline(ChannelHandlerContext context, String protocol) {
    if (!protocol.equals(ApplicationProtocolNames.HTTP_2)) {
      old.accept(context.pipeline());
      return;
    }
    context
        .pipeline()
        .addLast(
            Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(streams))
                .encoderIgnoreMaxHeaderListSize(true)
                .validateHeaders(false)
                .build())
        .addLast(new Http2MultiplexHandler(streams()));
  }

  private ChannelInitializer<Channel> streams() {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        channel
            .pipeline()
            .addLast(new Http2StreamFrameToHttpObjectCodec(true, false))
            .addLast(new HttpObjectAggregator(LARGEST_REQUEST))
            .addLast(new Http2Answer())
            .addLast(stream.get());
      }
    };
  }
}
