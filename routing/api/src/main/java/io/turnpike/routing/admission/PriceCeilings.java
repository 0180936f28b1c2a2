package io.turnpike.routing.admission;

import io.turnpike.routing.admission.Quote.Rates;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dearest that tokens can cost, before it is known which; implemented by billing. */
public interface PriceCeilings {

  /** Null when the price of what this model is charged by is unknown. From memory. */
  @Nullable Rates dearest(ProviderConnection connection, String model, Asked asked, Instant at);

  /**
   * What decides as which classes tokens can be charged.
   *
   * @param cacheWrites whether the request marks what is to be cached
   * @param media whether sounds or pictures are read or written
   * @param charged one of each class of use that it is charged by; of a rerank, tokens or searches
   * @param inputTokens upper bound of what is read, which decides the step of prices by context;
   *     {@link Long#MAX_VALUE} where none is known
   * @param tier kind of service the request asks for, in the provider's word; null where it does
   *     not say, so that it gets the usual one. What leaves it to the provider ({@code auto}) may
   *     get the dearest
   * @param unpriced whether a model without a price has a ceiling
   */
  record Asked(
      boolean cacheWrites,
      boolean media,
      TokenUsage charged,
      long inputTokens,
      @Nullable String tier,
      Unpriced unpriced) {

    /** Whether it can be billed as searches, as a rerank is by some vendors. */
    public boolean searches() {
      return charged.searchUnits() > 0;
    }
  }
}
