package io.turnpike.infra.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import reactor.netty.NettyPipeline;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/** HTTP/2 connections: what they are allowed, and who looks after them. */
final class SharedConnections {

  /** Calls at once over one connection, even where the other side allows more. */
  static final int CALLS = 100;

  /** What one call may have sent to us and not yet read. */
  static final int CALL_WINDOW = 64 * 1024;

  /** Calls broken off by us; servers close connections with more than some hundreds. */
  static final int RESETS = 100;

  private SharedConnections() {}

  /** The client, offering HTTP/2 to whoever it makes a TLS connection with. */
  static HttpClient offered(HttpClient client, int headerBytes) {
    return client
        .protocol(HttpProtocol.H2, HttpProtocol.HTTP11)
        .http2Settings(
            settings ->
                settings
                    .maxHeaderListSize(headerBytes)
                    .initialWindowSize(CALL_WINDOW)
                    // Of streams the server opens: nobody has asked it to push.
                    .maxConcurrentStreams(0))
        .doOnChannelInit((_, channel, _) -> lookAfter(channel));
  }

  /** Before the codec that comes once the protocol has been agreed on. */
  private static void lookAfter(Channel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    if (pipeline.get(NettyPipeline.H2OrHttp11Codec) != null) {
      pipeline.addAfter(NettyPipeline.H2OrHttp11Codec, null, new SharedConnectionCare());
    }
  }
}
