package io.turnpike.routing.attempt;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.dialect.RequestBody;
import io.turnpike.routing.provider.ProviderAdapter;
import io.turnpike.routing.usage.AttemptDraft;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.netty.NettyOutbound;
import reactor.netty.http.client.HttpClientRequest;

/** The request to a provider. May be sent twice, when a pooled connection turns out to be dead. */
record Outgoing(
    @Nullable Secret secret,
    ProviderAdapter adapter,
    RequestBody body,
    AttemptDraft attempt,
    AttemptClock clock) {

  Publisher<Void> send(HttpClientRequest request, NettyOutbound out) {
    attempt.connected();
    out.withConnection(connection -> watch(connection.channel()));
    request
        .header(HttpHeaderNames.CONTENT_TYPE, "application/json")
        .header(HttpHeaderNames.USER_AGENT, "turnpike")
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.size()));
    adapter.headers().forEach(request::header);
    if (secret != null) {
      request.header(adapter.authorizationHeader(), adapter.authorization(secret));
    }
    return out.sendObject(body.write(out.alloc()));
  }

  private void watch(Channel channel) {
    AnswerGuard.on(channel);
    clock.watch(channel);
  }
}
