package io.turnpike.routing.gateway.attempt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.turnpike.routing.providers.ProviderAdapter;
import io.turnpike.tenants.ProviderConnection;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Addresses of operations, remembered, since parsing one costs as much as scanning a body. */
@Component
class Endpoints {

  private record Place(String type, URI baseUrl, String operation) {}

  private final Cache<Place, URI> known = Caffeine.newBuilder().maximumSize(10_000).build();

  URI of(ProviderAdapter adapter, ProviderConnection connection, String operation) {
    Place place = new Place(connection.type(), connection.baseUrl(), operation);
    return known.get(place, wanted -> adapter.endpoint(wanted.baseUrl(), wanted.operation()));
  }
}
