package io.turnpike.routing.gateway.edge;

import io.netty.channel.ChannelOption;
import io.turnpike.infra.http.OutboundHttp;
import java.net.URI;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * No guard, and a pool so small that a connection that is not given back is missed at once by the
 * tests that follow.
 */
final class PlainHttp implements OutboundHttp {

  private final HttpClient client =
      HttpClient.create(
          ConnectionProvider.builder("test")
              .maxConnections(12)
              .pendingAcquireTimeout(Duration.ofSeconds(10))
              .build());

  @Override
  public HttpClient client(URI base, Duration connectTimeout) {
    return client.option(
        ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()));
  }

  @Override
  public Mono<Void> permitted(URI base) {
    return Mono.empty();
  }
}
