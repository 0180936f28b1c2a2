package io.turnpike.routing.gateway.attempt;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageEstimate;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.usage.CallLabels;
import io.turnpike.tenants.Caller;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An admitted request on its way to a provider.
 *
 * @param operation the path under {@code /v1/}
 * @param connections those of the plan; the one that the request names as {@link
 *     RoutePlan#FROM_REQUEST}, where the plan asks for it
 * @param chosen name of the connection that the request names for targets that leave it to it; null
 *     when it names none, or nobody asked
 * @param requirements what the client demands of whoever serves it
 * @param forwarded headers that the client asks to be passed on, whoever serves it
 * @param labels what the client said for its own bookkeeping
 * @param patience what the client allows in all; null when it does not say
 */
public record Call(
    Caller caller,
    String operation,
    RequestScan body,
    RoutePlan plan,
    Reached connections,
    @Nullable String chosen,
    Requirements requirements,
    List<ForwardedHeader> forwarded,
    CallLabels labels,
    @Nullable Duration patience,
    UsageDraft draft,
    Reply reply) {

  /** Nanoseconds until the request as a whole is out of time, under this target's limits. */
  public long remainingNanos(Target target) {
    long total = target.timeouts().total().toNanos();
    long allowed = patience == null ? total : Math.min(total, patience.toNanos());
    return allowed - draft.elapsedNanos();
  }

  /** As the client wrote it; empty when only the plan says. */
  public String requestedModel() {
    String model = body.model();
    return model == null ? "" : model;
  }

  public long estimatedInputTokens() {
    return UsageEstimate.tokens(body.body().length);
  }
}
