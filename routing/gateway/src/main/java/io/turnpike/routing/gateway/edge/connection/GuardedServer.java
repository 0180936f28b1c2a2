package io.turnpike.routing.gateway.edge.connection;

import io.netty.channel.ChannelPipeline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Gives every connection of the server its guard. */
@Component
@EnableConfigurationProperties(ConnectionSettings.class)
public final class GuardedServer
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private static final String NAME = "turnpike.connectionGuard";

  private final ConnectionSettings settings;
  private final RefusedRequest refused;

  GuardedServer(ConnectionSettings settings, RefusedRequest refused) {
    this.settings = settings;
    this.refused = refused;
  }

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(this::guarded);
  }

  public HttpServer guarded(HttpServer server) {
    return server.doOnChannelInit((_, channel, _) -> guard(channel.pipeline()));
  }

  private void guard(ChannelPipeline pipeline) {
    pipeline.addBefore(
        NettyPipeline.HttpTrafficHandler, NAME, new ConnectionGuard(settings, refused));
  }
}
