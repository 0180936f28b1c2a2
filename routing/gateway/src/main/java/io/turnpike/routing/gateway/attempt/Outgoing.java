package io.turnpike.routing.gateway.attempt;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.providers.ProviderAdapter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClientRequest;

/** The request to a provider. Sent again when a kept connection turns out to be dead. */
final class Outgoing {

  /** Whoever closes one kept connection may have closed others at that moment. */
  private static final int MOST_STALE = 3;

  private final @Nullable Secret secret;
  private final ProviderAdapter adapter;
  private final RequestBody body;
  private final List<PassedHeader> passed;
  private final AttemptDraft attempt;
  private final AttemptClock clock;
  private @Nullable AnswerGuard guard;
  private int stale;

  Outgoing(
      @Nullable Secret secret,
      ProviderAdapter adapter,
      RequestBody body,
      List<PassedHeader> passed,
      AttemptDraft attempt,
      AttemptClock clock) {
    this.secret = secret;
    this.adapter = adapter;
    this.body = body;
    this.passed = passed;
    this.attempt = attempt;
    this.clock = clock;
  }

  Publisher<Void> send(HttpClientRequest request, NettyOutbound out) {
    attempt.connected();
    out.withConnection(connection -> watch(connection.channel()));
    request.header(HttpHeaderNames.USER_AGENT, "turnpike");
    // Before ours, so that whatever a client brings, ours are the ones that are sent.
    passed.forEach(header -> header.write(request));
    request
        .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.size()));
    adapter.headers().forEach(request::header);
    if (secret != null) {
      request.header(adapter.authorizationHeader(), adapter.authorization(secret));
    }
    return out.sendObject(body.write(out.alloc()));
  }

  /**
   * The provider gave up a kept connection before or while the request was on its way. It is sent
   * again, and that is no further attempt: nobody has looked at it, and if somebody did all the
   * same, a completion that is made twice costs money and changes nothing.
   */
  boolean metStaleConnection(Throwable error) {
    AnswerGuard used = guard;
    guard = null;
    return (error instanceof AbortedException || wentStale(error, used))
        && clock.expired() == null
        && ++stale <= MOST_STALE;
  }

  private static boolean wentStale(Throwable error, @Nullable AnswerGuard used) {
    return error instanceof IOException && used != null && used.wasStale();
  }

  private void watch(Channel channel) {
    guard = AnswerGuard.of(channel);
    clock.watch(channel);
  }
}
