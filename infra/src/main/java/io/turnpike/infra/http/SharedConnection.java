package io.turnpike.infra.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection as one of the calls that share it may know it. Of use on the event loop of
 * the call's channel only.
 */
public final class SharedConnection {

  static final AttributeKey<SharedConnection> KEY =
      AttributeKey.valueOf("turnpike.sharedConnection");

  private final Http2Connection connection;
  private long reads;
  private long calls;
  private @Nullable Throwable broken;

  SharedConnection(Http2Connection connection) {
    this.connection = connection;
  }

  /** Null for a call that has its connection to itself. */
  public static @Nullable SharedConnection of(Channel call) {
    Channel parent = call.parent();
    return parent == null ? null : parent.attr(KEY).get();
  }

  /** How often bytes have come, for whichever call; grows. */
  public long reads() {
    return reads;
  }

  /** It has carried calls, and carries none now. */
  public boolean isKept() {
    return calls > 0 && connection.numActiveStreams() == 0;
  }

  /** What the other side did wrong to all calls at once; null while it did nothing. */
  public @Nullable Throwable broken() {
    return broken;
  }

  /** It carries what it carries and gets no more calls; closed when the last one is over. */
  public void retire() {
    if (connection.goAwayReceived()) {
      return;
    }
    try {
      // As if the other side had said so, with the number that leaves every call alone.
      connection.goAwayReceived(
          Integer.MAX_VALUE, Http2Error.NO_ERROR.code(), Unpooled.EMPTY_BUFFER);
    } catch (Http2Exception never) {
      throw new IllegalStateException(never);
    }
  }

  void read() {
    reads++;
  }

  void sent() {
    calls++;
  }

  void breaks(Throwable cause) {
    if (broken == null) {
      broken = cause;
    }
  }
}
