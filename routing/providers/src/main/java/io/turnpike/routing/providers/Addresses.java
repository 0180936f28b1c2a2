package io.turnpike.routing.providers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Addresses of operations, remembered, since parsing one costs as much as scanning a body. */
@Component
public final class Addresses {

  private record Place(URI baseUrl, String path) {}

  private final Cache<Place, URI> known =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * Throws IllegalArgumentException for a path that no address may have.
   *
   * @param path encoded, without a slash in front; a query may follow
   */
  public URI below(URI baseUrl, String path) {
    return known.get(new Place(baseUrl, path), Addresses::joined);
  }

  private static URI joined(Place place) {
    String base = place.baseUrl.toString();
    return URI.create(base.endsWith("/") ? base + place.path : base + "/" + place.path);
  }
}
