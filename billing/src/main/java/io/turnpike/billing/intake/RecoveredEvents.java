package io.turnpike.billing.intake;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.Attempt;
import io.turnpike.routing.Cost;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.Outcome;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.UsageRecord.Dispatched;
import io.turnpike.routing.UsageRecord.Opened;
import io.turnpike.routing.UsageSource;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnections;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The end of a request whose process died. What a provider may have read is billed as estimated;
 * what it may have written is unknown and not billed. Blocks: only for the shipper's thread.
 */
@Component
class RecoveredEvents {

  private static final Logger LOG = LoggerFactory.getLogger(RecoveredEvents.class);
  private static final long PATIENCE_SECONDS = 10;

  private final ProviderConnections connections;
  private final UsagePricing pricing;

  RecoveredEvents(ProviderConnections connections, UsagePricing pricing) {
    this.connections = connections;
    this.pricing = pricing;
  }

  /** Throws Unavailable when it must be tried again later. */
  UsageEvent of(OpenRequest request) throws InterruptedException {
    Opened opened = request.opened();
    Dispatched last = request.last();
    TokenUsage usage =
        last == null ? TokenUsage.NONE : TokenUsage.of(opened.estimatedInputTokens(), 0);
    return new UsageEvent(
        opened.eventId(),
        opened.organization(),
        opened.team(),
        opened.teamSlug(),
        opened.key(),
        opened.keyName(),
        opened.startedAt(),
        opened.config(),
        opened.configVersion(),
        opened.operation(),
        opened.requestedModel(),
        opened.streamed(),
        request.dispatched().stream().map(RecoveredEvents::attempt).toList(),
        last == null ? null : last.connection(),
        last == null ? null : last.model(),
        Outcome.INTERRUPTED,
        0,
        "gateway_restarted",
        "The gateway stopped while this request was running.",
        usage,
        UsageSource.RECOVERED,
        last == null ? null : cost(opened, last, usage),
        -1,
        0,
        null,
        Map.of(),
        null,
        null,
        null);
  }

  private static Attempt attempt(Dispatched dispatched) {
    return new Attempt(
        dispatched.attempt(),
        dispatched.connection(),
        dispatched.model(),
        0,
        -1,
        -1,
        -1,
        -1,
        0,
        FailureClass.CONNECTION,
        "How this attempt ended is not known: the gateway stopped.");
  }

  private @Nullable Cost cost(Opened opened, Dispatched last, TokenUsage usage)
      throws InterruptedException {
    ProviderConnection connection = find(opened.organization(), last.connection());
    return connection == null
        ? null
        : pricing.price(connection, last.model(), usage, opened.startedAt());
  }

  private @Nullable ProviderConnection find(OrganizationId organization, String name)
      throws InterruptedException {
    try {
      return connections
          .find(organization, name)
          .toFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new Unavailable("Provider connections are not answering.");
    } catch (ExecutionException e) {
      return unreadable(name, e);
    }
  }

  /** A store that is away comes back; anything else would hold up everybody's usage for good. */
  private static @Nullable ProviderConnection unreadable(String name, ExecutionException e) {
    if (e.getCause() instanceof Unavailable away) {
      throw away;
    }
    LOG.warn("Usage recovered without a price: connection \"{}\" cannot be read", name, e);
    return null;
  }
}
