package io.turnpike.routing.conversion;

import io.turnpike.routing.conversion.report.Vendors;
import io.turnpike.routing.providers.Addresses;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.BuiltInConnection;
import io.turnpike.tenants.providers.ProviderTypes;
import java.net.URI;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The vendors of the product's own providers. */
final class KnownVendors {

  private KnownVendors() {}

  static Vendors read() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.scan(
          "io.turnpike.routing.providers.openai",
          "io.turnpike.routing.providers.anthropic",
          "io.turnpike.routing.providers.gemini",
          "io.turnpike.routing.providers.vertex",
          "io.turnpike.routing.providers.azure",
          "io.turnpike.routing.providers.bedrock",
          "io.turnpike.routing.providers.cohere",
          "io.turnpike.routing.providers.compatible",
          "io.turnpike.routing.providers.rules",
          "io.turnpike.routing.providers.catalog");
      context.register(Addresses.class, ProviderTypes.class, Demo.class, Vendors.class);
      context.refresh();
      return context.getBean(Vendors.class);
    }
  }

  private static final class Demo implements BuiltInConnection {

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
      return URI.create("http://127.0.0.1:1/v1");
    }

    @Override
    public DataPolicy dataPolicy() {
      return DataPolicy.UNKNOWN;
    }
  }
}
