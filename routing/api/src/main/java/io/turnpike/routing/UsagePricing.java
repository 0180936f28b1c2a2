package io.turnpike.routing;

import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.ProviderConnection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns token counts into money; implemented by billing. Answers from memory, never blocks. */
public interface UsagePricing {

  /** Null when the price of this model is unknown, which is not the same as zero. */
  @Nullable Cost price(ProviderConnection connection, String model, TokenUsage usage, Instant at);
}
