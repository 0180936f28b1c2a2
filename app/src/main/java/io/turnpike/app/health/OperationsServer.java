package io.turnpike.app.health;

import io.turnpike.infra.settings.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.stereotype.Component;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * The operator's own port, if one is set. It opens before the public one and closes after it, so
 * that a node can be asked while it starts and drains.
 */
@Component
@EnableConfigurationProperties(OperationsSettings.class)
class OperationsServer implements SmartLifecycle {

  private final HttpHandler handler;
  private final @Nullable Integer port;
  private @Nullable DisposableServer server;

  OperationsServer(HttpHandler handler, OperationsSettings settings) {
    this.handler = handler;
    this.port = settings.port();
  }

  @Override
  public void start() {
    if (port != null) {
      server = open(port);
    }
  }

  private DisposableServer open(int port) {
    try {
      return HttpServer.create()
          .port(port)
          .handle(new ReactorHttpHandlerAdapter(handler))
          .bindNow();
    } catch (ChannelBindException taken) {
      throw new StartRefused(
          "Port %d is in use by another process. Stop it, or choose another with".formatted(port)
              + " TURNPIKE_OPERATIONS_PORT.");
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.disposeNow();
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  /** The web server's is 2048 below the last. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
