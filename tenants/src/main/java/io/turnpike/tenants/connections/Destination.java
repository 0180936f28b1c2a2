package io.turnpike.tenants.connections;

import io.turnpike.tenants.connections.form.Endpoint;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection's secrets may go: scheme, host and port of its base URL, and of what other
 * addresses its settings name. A secret is sealed for these and no others.
 */
record Destination(String text) {

  /**
   * @param type null for one that nobody contributes any more
   */
  static Destination of(
      @Nullable ProviderType type, Endpoint endpoint, Map<String, String> settings) {
    StringBuilder text = new StringBuilder(endpoint.origin());
    if (type != null) {
      for (Field field : type.settings()) {
        String address = field.kind() == Kind.ADDRESS ? settings.get(field.name()) : null;
        if (address != null) {
          text.append('|').append(new Endpoint(URI.create(address)).origin());
        }
      }
    }
    return new Destination(text.toString());
  }
}
