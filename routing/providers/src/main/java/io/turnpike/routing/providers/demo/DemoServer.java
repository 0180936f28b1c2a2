package io.turnpike.routing.providers.demo;

import io.turnpike.infra.http.TrustedOrigins;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The demo provider's server on a loopback port of its own: a request to it takes the whole way of
 * one to any provider, sockets and the egress guard included.
 */
@Component
final class DemoServer implements SmartLifecycle {

  /** Up before the product's web server takes its first request, down after its last. */
  static final int PHASE = DEFAULT_PHASE - 8192;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final DemoApi api;
  private final TrustedOrigins trusted;
  private volatile @Nullable DisposableServer server;

  DemoServer(DemoApi api, TrustedOrigins trusted) {
    this.api = api;
    this.trusted = trusted;
  }

  @Override
  public void start() {
    server = HttpServer.create().host("127.0.0.1").port(0).handle(api::answer).bindNow(PATIENCE);
    trusted.trust(baseUrl());
  }

  @Override
  public void stop() {
    DisposableServer running = server;
    if (running != null) {
      running.disposeNow(PATIENCE);
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }

  /** With the version; known once started. */
  URI baseUrl() {
    DisposableServer running = server;
    if (running == null) {
      throw new IllegalStateException("The demo provider is not running.");
    }
    return URI.create("http://127.0.0.1:" + running.port() + "/v1");
  }
}
