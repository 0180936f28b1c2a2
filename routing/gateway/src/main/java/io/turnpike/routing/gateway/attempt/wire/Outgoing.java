package io.turnpike.routing.gateway.attempt.wire;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.ProviderRequest;
import io.turnpike.routing.providers.TokenGrant;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.NettyOutbound;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.client.HttpClientRequest;

/** The request to a provider. Sent again when a kept connection turns out to be dead. */
public final class Outgoing {

  /** Whoever closes one kept connection may have closed others at that moment. */
  private static final int MOST_STALE = 3;

  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

  private final ProviderAdapter adapter;
  private volatile ProviderCall call;
  private final List<PassedHeader> passed;
  private final AttemptDraft attempt;
  private final AttemptClock clock;
  private @Nullable AnswerGuard guard;
  private int stale;

  public Outgoing(
      ProviderAdapter adapter,
      ProviderCall call,
      List<PassedHeader> passed,
      AttemptDraft attempt,
      AttemptClock clock) {
    this.adapter = adapter;
    this.call = call;
    this.passed = passed;
    this.attempt = attempt;
    this.clock = clock;
  }

  /** What its token is got by; null for one that needs none. */
  public @Nullable TokenGrant grant() {
    return adapter.grant(call);
  }

  public void use(Secret token) {
    call = call.with(token);
  }

  /** That it was sent with; null without one. */
  public @Nullable Secret token() {
    return call.token();
  }

  public String method() {
    return call.method();
  }

  /** Whether {@link #encoded} is no work for an event loop. */
  public boolean takesLong() {
    return adapter.takesLong(call);
  }

  /** Anew each time it is sent: a signature may hold the time. */
  public ProviderRequest encoded() {
    return ProviderRequest.of(adapter, call);
  }

  public Publisher<Void> send(
      ProviderRequest encoded, HttpClientRequest request, NettyOutbound out) {
    attempt.connected();
    out.withConnection(connection -> watch(connection.channel()));
    request.header(HttpHeaderNames.USER_AGENT, "turnpike");
    // Before ours, so that whatever a client brings, ours are the ones that are sent.
    passed.forEach(header -> header.write(request));
    boolean empty = encoded.body().size() == 0;
    describe(encoded.body(), empty, request);
    encoded.headers().forEach(request::header);
    return empty ? Mono.empty() : out.sendObject(encoded.body().write(out.alloc()));
  }

  /** Of a body that is not there nothing is said, unless one is expected. */
  private void describe(RequestBody body, boolean empty, HttpClientRequest request) {
    String type = body.type();
    if (type != null && !empty) {
      request.header(HttpHeaderNames.CONTENT_TYPE, type);
    }
    if (!empty || WITH_BODY.contains(call.method())) {
      request.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.size()));
    }
  }

  /**
   * The provider gave up a kept connection before or while the request was on its way. It is sent
   * again, and that is no further attempt: nobody has looked at it, and if somebody did all the
   * same, a completion that is made twice costs money and changes nothing.
   */
  public boolean metStaleConnection(Throwable error) {
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
