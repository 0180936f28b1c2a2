package io.turnpike.routing.providers;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import org.springframework.stereotype.Component;

/** Addresses of operations, remembered, since parsing one costs as much as scanning a body. */
@Component
public final class Addresses {

  private record Place(URI baseUrl, String path) {}

  /** A longer path holds an id, and is asked for by hardly anybody else. */
  private static final int LONGEST_KNOWN = 64;

  private final Cache<Place, URI> known =
      Caffeine.newBuilder().maximumSize(10_000).executor(Runnable::run).build();

  /**
   * The address of something below a connection's.
   *
   * @param path without a slash in front; a query may follow. What no address may hold is encoded
   */
  public URI below(URI baseUrl, String path) {
    Place place = new Place(baseUrl, path);
    return path.length() > LONGEST_KNOWN ? joined(place) : known.get(place, Addresses::joined);
  }

  private static URI joined(Place place) {
    String base = place.baseUrl.toString();
    String path = LegalText.of(place.path);
    return URI.create(base.endsWith("/") ? base + path : base + "/" + path);
  }
}
