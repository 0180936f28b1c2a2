package io.turnpike.routing;

import io.turnpike.routing.usage.Answered;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Unpriced;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what was used into money; implemented by billing. Answers from memory, never blocks. */
public interface UsagePricing {

  /**
   * Of a call in the usual service that was answered by the model it asked. Null when the price of
   * this model is unknown, which is not the same as zero.
   */
  @Nullable Cost price(ProviderConnection connection, String model, TokenUsage usage, Instant at);

  /** The same of any call; whoever knows one price for all of them need not implement it. */
  default @Nullable Cost price(ProviderConnection connection, Used used, Instant at) {
    return price(connection, used.model(), used.usage(), at);
  }

  /**
   * Whether the price of all that a call is charged by is known.
   *
   * @param kinds one of each class of use, see {@code RequestScan.charged}
   */
  default boolean isPriced(
      ProviderConnection connection, String model, TokenUsage kinds, Instant at) {
    return price(connection, model, kinds, at) != null;
  }

  /**
   * @param model that was asked
   * @param unpriced what becomes of a model without a price
   */
  record Used(String model, Answered answered, TokenUsage usage, Unpriced unpriced) {}
}
