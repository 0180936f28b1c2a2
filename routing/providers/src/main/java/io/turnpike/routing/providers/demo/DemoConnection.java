package io.turnpike.routing.providers.demo;

import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.BuiltInConnection;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Makes the demo provider a connection of every organization. */
@Component
final class DemoConnection implements BuiltInConnection {

  private final DemoServer server;

  DemoConnection(DemoServer server) {
    this.server = server;
  }

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String type() {
    return "demo";
  }

  @Override
  public URI baseUrl() {
    return server.baseUrl();
  }

  /** It keeps nothing, and runs where the gateway runs: nobody has said in which region that is. */
  @Override
  public DataPolicy dataPolicy() {
    return new DataPolicy(true, true, null);
  }
}
