package io.turnpike.routing.gateway.attempt;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.gateway.usage.AttemptDraft;
import io.turnpike.routing.providers.ProviderAdapter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

/** The request to a provider. Sent again when it is known that nobody has looked at it. */
final class Outgoing {

  /** Whoever closes or refuses one connection may do so with others at that moment. */
  private static final int MOST_UNSEEN = 3;

  private final @Nullable Secret secret;
  private final ProviderAdapter adapter;
  private final RequestBody body;
  private final List<PassedHeader> passed;
  private final AttemptDraft attempt;
  private final AttemptClock clock;
  private @Nullable Carrier carrier;
  private int unseen;
  private boolean refused;

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
   * The provider gave up a kept connection while the request was on its way, or refused to look at
   * it. It is sent again, and that is no further attempt: nobody has looked at it, and if somebody
   * did all the same, a completion that is made twice costs money and changes nothing.
   */
  boolean wasUnseen(Throwable error) {
    Carrier used = carrier;
    carrier = null;
    boolean known =
        Unsent.is(error)
            || error instanceof IOException
                && used != null
                && (used.wasStale() || used.wasRefused());
    refused = known && used != null && used.wasRefused();
    return known && clock.expired() == null && ++unseen <= MOST_UNSEEN;
  }

  /** One refusal says nothing; one after the other says that the provider has too much to do. */
  Throwable understood(Throwable error) {
    return refused && error instanceof IOException ? refusal() : error;
  }

  private static AttemptFailed refusal() {
    return new AttemptFailed(
        FailureClass.OVERLOADED,
        "provider_overloaded",
        "The provider has refused the request unread, again and again.");
  }

  private void watch(Channel channel) {
    carrier = Carrier.of(channel);
    clock.watch(channel);
  }
}
