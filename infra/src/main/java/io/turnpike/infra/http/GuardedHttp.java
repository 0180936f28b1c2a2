package io.turnpike.infra.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Reactor Netty clients over one guarded resolver and one pool per host, on the event loops the
 * server uses. The library's single retry stays on: it repeats a call only when a pooled connection
 * turns out dead before the first byte of the request was written.
 */
final class GuardedHttp implements OutboundHttp, AutoCloseable {

  private static final int CLIENTS = 10_000;

  /**
   * A pool belongs to a host and a timeout, so a free choice would let configurations multiply
   * connections; a timeout is rounded up to the next step.
   */
  private static final List<Integer> CONNECT_MILLIS =
      List.of(100, 250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 15_000, 30_000);

  private static final int HEADER_BYTES = 32 * 1024;
  private static final int INITIAL_LINE_BYTES = 8 * 1024;

  private final GuardedResolvers resolvers;
  private final ConnectionProvider connections;
  private final HttpClient template;
  private final Cache<Key, HttpClient> clients =
      Caffeine.newBuilder().maximumSize(CLIENTS).executor(Runnable::run).build();

  GuardedHttp(GuardedResolvers resolvers, EgressPool pool) {
    this.resolvers = resolvers;
    this.connections = pool.provider();
    this.template = template();
  }

  @Override
  public HttpClient client(URI base, Duration connectTimeout) {
    Key key = new Key(Origin.of(base), step(connectTimeout));
    HttpClient client = clients.getIfPresent(key);
    return client == null ? clients.get(key, this::client) : client;
  }

  @Override
  public Mono<Void> permitted(URI base) {
    return Mono.fromCompletionStage(() -> resolvers.permitted(Origin.of(base).target())).then();
  }

  @Override
  public void close() {
    connections.dispose();
    resolvers.close();
  }

  static int step(Duration wanted) {
    long millis = wanted.toMillis();
    for (int step : CONNECT_MILLIS) {
      if (millis <= step) {
        return step;
      }
    }
    return CONNECT_MILLIS.getLast();
  }

  private HttpClient client(Key key) {
    return template
        .baseUrl(key.origin().baseUrl())
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, key.connectMillis());
  }

  private HttpClient template() {
    return HttpClient.create(connections)
        .resolver(resolvers)
        .noProxy()
        .followRedirect(false)
        .compress(false)
        .keepAlive(true)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .httpResponseDecoder(
            decoder ->
                decoder
                    .maxHeaderSize(HEADER_BYTES)
                    .maxInitialLineLength(INITIAL_LINE_BYTES)
                    .validateHeaders(true));
  }

  private record Key(Origin origin, int connectMillis) {}
}
