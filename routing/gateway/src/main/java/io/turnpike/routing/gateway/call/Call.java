package io.turnpike.routing.gateway.call;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.gateway.call.Answer.Delivery;
import io.turnpike.routing.gateway.call.Pace.Retries;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.UsageEstimate;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * An admitted request on its way to a provider.
 *
 * @param operation what the client asks for, and in which dialect
 * @param connections those of the plan; the one that the request names as {@link
 *     RoutePlan#FROM_REQUEST}, where the plan asks for it
 * @param chosen name of the connection that the request names for targets that leave it to it; null
 *     when it names none, or nobody asked
 * @param requirements what the client demands of whoever serves it
 * @param forwarded headers that the client asks to be passed on, whoever serves it
 * @param labels what the client said for its own bookkeeping
 * @param context what it may still do
 * @param draft what is recorded of it
 * @param delivery what becomes of its answer
 */
public record Call(
    Caller caller,
    Operation operation,
    RequestScan body,
    RoutePlan plan,
    ResolvedConnections connections,
    @Nullable String chosen,
    Requirements requirements,
    List<ForwardedHeader> forwarded,
    CallLabels labels,
    RequestContext context,
    UsageDraft draft,
    ClientConnection client,
    Delivery delivery) {

  /** The same with its body read otherwise. */
  public Call with(RequestScan other) {
    return new Call(
        caller,
        operation,
        other,
        plan,
        connections,
        chosen,
        requirements,
        forwarded,
        labels,
        context,
        draft,
        client,
        delivery);
  }

  /** The same, made for all who want it. */
  public Call forOthers(RequestContext own, ClientConnection all, Delivery to) {
    return new Call(
        caller,
        operation,
        body,
        plan,
        connections,
        chosen,
        requirements,
        forwarded,
        labels,
        own,
        draft,
        all,
        to);
  }

  /** Hands the answer over to the stages of the way back. */
  public Mono<Void> deliver(Answer answer) {
    return delivery.deliver(this, answer);
  }

  /** Those that the client asks for, where no config decides; null for those of the plan. */
  public @Nullable Retries ownRetries() {
    return plan.config() == null ? context.pace().retries() : null;
  }

  /** How often a target may be tried again. */
  public Retry retry(Target target) {
    Retries own = ownRetries();
    return own == null ? target.retry() : own.retry();
  }

  /** As the client wrote it; empty when only the plan says. */
  public String requestedModel() {
    String model = body.model();
    return model == null ? "" : model;
  }

  /** Zero where nothing can be estimated. */
  public long estimatedInputTokens() {
    return UsageEstimate.tokens(Math.max(0, body.promptBytes()));
  }
}
