package io.turnpike.billing.intake;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageRecord.Dispatched;
import io.turnpike.routing.usage.UsageRecord.Opened;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The attempts of a request whose process died. Those that had ended, and of which the record of a
 * later one tells, are as they were told. Those under way may have been read by their providers:
 * each of them is owed the estimated input; what they may have written is unknown and not owed.
 */
final class LostAttempts {

  private static final Logger LOG = LoggerFactory.getLogger(LostAttempts.class);
  private static final long PATIENCE_SECONDS = 10;
  private static final Timeline UNKNOWN = new Timeline(0, -1, -1, -1, -1);
  private static final Result STOPPED =
      new Result(
          0, FailureClass.CONNECTION, "How this attempt ended is not known: the gateway stopped.");

  private final ProviderConnections connections;
  private final UsagePricing pricing;

  LostAttempts(ProviderConnections connections, UsagePricing pricing) {
    this.connections = connections;
    this.pricing = pricing;
  }

  /** In the order they began. Throws Unavailable when it must be tried again later. */
  List<Attempt> of(OpenRequest request) throws InterruptedException {
    List<Attempt> attempts = new ArrayList<>();
    for (Dispatched each : request.dispatched()) {
      Optional<Attempt> told = request.told(each.attempt());
      attempts.add(told.isPresent() ? told.get() : untold(request, each));
    }
    return List.copyOf(attempts);
  }

  /** Earlier releases told nothing of what had ended; of theirs only the last is taken for lost. */
  private Attempt untold(OpenRequest request, Dispatched each) throws InterruptedException {
    Dispatched last = request.dispatched().getLast();
    return each.attempt() == last.attempt() || last.ended() != null
        ? underWay(request.opened(), each)
        : attempt(each, Bill.NOTHING);
  }

  private Attempt underWay(Opened opened, Dispatched each) throws InterruptedException {
    TokenUsage usage = TokenUsage.of(opened.estimatedInputTokens(), 0);
    ProviderConnection connection = find(opened.who().organization(), each.upstream().connection());
    Cost cost =
        connection == null
            ? null
            : pricing.price(connection, each.upstream().model(), usage, opened.startedAt());
    return attempt(each, new Bill(usage, UsageSource.RECOVERED, cost));
  }

  private static Attempt attempt(Dispatched dispatched, Bill bill) {
    return new Attempt(
        dispatched.attempt(), new Where(dispatched.upstream()), UNKNOWN, STOPPED, bill);
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
