package io.turnpike.routing;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The circuit breakers of this node as people see them, one for each connection and model that has
 * been used lately, and for each set of rules that configs have for them, and the operator's hand
 * on them. What is seen is this node's view; what is ordered holds on every node within a second
 * and outlives a restart.
 */
public interface CircuitBreakers {

  /**
   * By connection, then model, the usual rules first. Those an operator holds open are there even
   * if unused.
   */
  Flux<BreakerView> list(OrganizationId organization);

  /**
   * Lets nothing through to this target until it is reset or the time is over. Forbidden to those
   * who may not change anything; NotFound without such a connection; InvalidInput for a model or a
   * duration that makes no sense.
   *
   * @param duration 1 second to 30 days; null until it is reset
   */
  Mono<BreakerView> forceOpen(
      Actor actor, String connection, String model, @Nullable Duration duration);

  /**
   * Takes back what an operator ordered and forgets what the breaker has counted, so that it is
   * closed. The same refusals as {@link #forceOpen}.
   */
  Mono<BreakerView> reset(Actor actor, String connection, String model);

  /**
   * One breaker as this node sees it.
   *
   * @param state {@code closed}, {@code half_open}, {@code open}, {@code forced_open}
   * @param failurePercent of the calls in the window, 0 to 100; -1 while there are too few to say
   * @param slowPercent share of those whose first content came too late; -1 likewise
   * @param calls in the window of the last 30 seconds
   * @param openedAt when it opened last; null while closed
   * @param nextProbeAt when it may be tried again; null while closed, or held open without an end
   * @param forcedBy label of the actor who holds it open; null when nobody does
   * @param firstTokenP50Micros -1 while unknown
   * @param firstTokenP95Micros -1 while unknown
   * @param inFlight calls of this node that wait for it or stream from it
   * @param cooldowns of the connection's keys that are not used at the moment
   * @param rules of the configs it serves, for people, for example {@code 5 failures, then 30 s};
   *     null for this node's settings
   */
  record BreakerView(
      String connection,
      String model,
      String state,
      double failurePercent,
      double slowPercent,
      int calls,
      @Nullable Instant openedAt,
      @Nullable Instant nextProbeAt,
      @Nullable String forcedBy,
      long firstTokenP50Micros,
      long firstTokenP95Micros,
      int inFlight,
      List<Cooldown> cooldowns,
      @Nullable String rules) {}

  /**
   * A key of the connection that is not used until somebody has found out that it works again.
   *
   * @param label of the connection's key
   * @param reason the failure class: {@code rate_limited}, {@code quota_exhausted}, {@code auth}
   * @param since when that began
   * @param until when it is tried again; a moment that has passed means by the next request
   * @param model null when it is not used for any model, else the only one it is not used for
   */
  record Cooldown(
      String label, String reason, Instant since, Instant until, @Nullable String model) {}
}
