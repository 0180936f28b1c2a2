package io.turnpike.routing.gateway.attempt;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2StreamChannel;

/** What carries one request at a time to a provider: a connection, or one stream of many on it. */
sealed interface Carrier permits AnswerGuard, StreamGuard {

  /** To be asked for before the request is written. */
  static Carrier of(Channel channel) {
    return channel instanceof Http2StreamChannel stream
        ? StreamGuard.of(stream)
        : AnswerGuard.of(channel);
  }

  /** The connection had served before, and not a byte came back for the request it carried now. */
  boolean wasStale();

  /** The provider has said that it will not look at the request. */
  boolean wasRefused();
}
