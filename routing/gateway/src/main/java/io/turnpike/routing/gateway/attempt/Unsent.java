package io.turnpike.routing.gateway.attempt;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.IOException;
import reactor.netty.channel.AbortedException;

/** Failures of a kept or shared connection that come before a byte of the request has left. */
final class Unsent {

  private Unsent() {}

  static boolean is(Throwable error) {
    return isFull(error) || error instanceof AbortedException;
  }

  /** A shared connection has lost its room between being chosen and being used. */
  static boolean isFull(Throwable error) {
    return switch (error) {
      case Http2Exception own -> own.error() == Http2Error.REFUSED_STREAM;
      case IOException io -> String.valueOf(io.getMessage()).contains("Max active streams");
      default -> false;
    };
  }
}
