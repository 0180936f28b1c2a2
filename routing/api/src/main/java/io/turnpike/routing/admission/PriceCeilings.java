package io.turnpike.routing.admission;

import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.tenants.ProviderConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dearest that tokens can cost, before it is known which; implemented by billing. */
public interface PriceCeilings {

  /** Null when the price of this model is unknown. From memory. */
  @Nullable Rates dearest(ProviderConnection connection, String model, Asked asked, Instant at);

  /**
   * What decides as which classes tokens can be charged.
   *
   * @param cacheWrites whether the request marks what is to be cached
   * @param media whether sounds or pictures are read or written
   */
  record Asked(boolean cacheWrites, boolean media) {}
}
