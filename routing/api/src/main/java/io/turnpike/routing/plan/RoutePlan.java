package io.turnpike.routing.plan;

import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.FailureClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A config document, compiled: everything a request needs, nothing left to parse or look up by
 * text. Immutable and shared; a request keeps the plan it resolved.
 *
 * @param config name, as {@link ConfigReference} has them; null for a plan made up for a request
 *     without a config
 * @param version 0 for a document that came with the request, and without one
 * @param connections names of all provider connections a request may need, each once; {@link
 *     #FROM_REQUEST} before all others where a target leaves it to the request
 * @param guarded places of the targets whose filtered answers go to others instead of the client
 * @param rules what holds wherever it goes
 */
public record RoutePlan(
    @Nullable String config,
    int version,
    Step root,
    List<String> connections,
    Set<String> guarded,
    PlanRules rules) {

  /** Stands for the connection that the request itself names; no connection has that name. */
  public static final String FROM_REQUEST = "@";

  public RoutePlan(@Nullable String config, int version, Step root) {
    this(config, version, root, PlanRules.NONE);
  }

  public RoutePlan(@Nullable String config, int version, Step root, PlanRules rules) {
    this(config, version, root, PlanSteps.connections(root), PlanSteps.guarded(root), rules);
  }

  /** Whether some target goes to whatever connection the request names. */
  public boolean asksRequest() {
    return !connections.isEmpty() && connections.getFirst().equals(FROM_REQUEST);
  }

  /** A node of the strategy tree. */
  public sealed interface Step
      permits Target,
          Fallback,
          LoadBalance,
          Canary,
          Conditional,
          LeastLatency,
          LeastBusy,
          Cheapest,
          Priority,
          Named,
          Rescue,
          Shadow {

    /** JSON pointer of the node in its document; empty for the root and for made-up plans. */
    String at();
  }

  /**
   * One way to serve the request.
   *
   * @param name as the document calls it; null without one
   * @param connection name of a provider connection; {@link #FROM_REQUEST} for the one that the
   *     request names
   * @param overrides top-level request fields to set, in document order
   * @param defaults top-level request fields to set where the client sent none
   * @param drops paths of request fields to leave out, for example {@code tools[*].strict}; last
   * @param retry how often this same target may be tried again
   * @param hedge null for none
   * @param requirements what must be known of the target before anything is sent to it
   * @param forwarded headers of the client that its provider gets too
   * @param invalidEvents what becomes of data in a stream that is no event
   * @param breaker when its breaker opens; null for the settings of the node
   */
  public record Target(
      String at,
      @Nullable String name,
      String connection,
      List<Override> overrides,
      List<Override> defaults,
      List<String> drops,
      Timeouts timeouts,
      Retry retry,
      @Nullable Hedge hedge,
      Requirements requirements,
      List<ForwardedHeader> forwarded,
      InvalidEvents invalidEvents,
      @Nullable BreakerRules breaker)
      implements Step {

    /** One without anything special. */
    public Target(String connection, List<Override> overrides, Timeouts timeouts, Retry retry) {
      this(
          "",
          null,
          connection,
          overrides,
          List.of(),
          List.of(),
          timeouts,
          retry,
          null,
          Requirements.NONE,
          List.of(),
          InvalidEvents.DROP,
          null);
    }

    /** The same with other parameters. */
    public Target with(List<Override> otherOverrides, List<Override> otherDefaults) {
      return new Target(
          at,
          name,
          connection,
          otherOverrides,
          otherDefaults,
          drops,
          timeouts,
          retry,
          hedge,
          requirements,
          forwarded,
          invalidEvents,
          breaker);
    }

    /** The same, leaving out these as well. */
    public Target dropping(Collection<String> fields) {
      List<String> all = new ArrayList<>(drops);
      all.addAll(fields);
      return new Target(
          at,
          name,
          connection,
          overrides,
          defaults,
          all,
          timeouts,
          retry,
          hedge,
          requirements,
          forwarded,
          invalidEvents,
          breaker);
    }

    /** Whether it goes to whatever connection the request names. */
    public boolean asksRequest() {
      return connection.equals(FROM_REQUEST);
    }

    /** How people call where it goes: the connection's name, or {@code passthrough}. */
    public String whereTo() {
      return asksRequest() ? "passthrough" : connection;
    }

    /** The model this target insists on; null to use the one the client asked for. */
    public @Nullable String model() {
      return model(overrides);
    }

    /** The model for a client that asks for none; null to refuse one that does not. */
    public @Nullable String defaultModel() {
      return model(defaults);
    }

    private static @Nullable String model(List<Override> parameters) {
      for (Override parameter : parameters) {
        if (parameter.isModel()) {
          return parameter.text();
        }
      }
      return null;
    }
  }

  /** Steps in order; the next one is tried when a failure is one of those named. */
  public record Fallback(String at, List<Step> steps, Failover failover) implements Step {

    public Fallback(List<Step> steps, Set<FailureClass> on, Set<Integer> onStatusCodes) {
      this("", steps, new Failover(true, on, onStatusCodes));
    }
  }

  /**
   * One of them by weight; the others follow in an order drawn the same way.
   *
   * @param sticky null to draw anew for each request
   */
  public record LoadBalance(
      String at, List<Weighted> choices, @Nullable Sticky sticky, Failover failover)
      implements Step {}

  /**
   * @param weight not negative; 0 receives nothing as long as another may serve
   */
  public record Weighted(Step step, double weight) {}

  /**
   * A part of the traffic goes to the new step; whatever fails there is served by the stable one.
   *
   * @param percent of requests that try the canary, 0 to 100
   */
  public record Canary(
      String at,
      Step stable,
      Step canary,
      double percent,
      @Nullable Sticky sticky,
      Failover failover)
      implements Step {}

  /**
   * The first branch whose query holds.
   *
   * @param otherwise null to refuse what no branch takes
   */
  public record Conditional(String at, List<Branch> branches, @Nullable Step otherwise)
      implements Step {}

  /**
   * @param then name of the target it leads to
   */
  public record Branch(String then, Query query, Step step) {}

  /**
   * By the time to first content that each has shown lately, shortest first.
   *
   * @param probePercent of requests that try another one first, so that one that has recovered is
   *     found again
   */
  public record LeastLatency(String at, List<Step> steps, double probePercent, Failover failover)
      implements Step {}

  /** By requests in flight from this node, fewest first. */
  public record LeastBusy(String at, List<Step> steps, Failover failover) implements Step {}

  /** By what the request is expected to cost, lowest first; unknown prices last. */
  public record Cheapest(String at, List<Step> steps, Failover failover) implements Step {}

  /** Tiers in order; within one, drawn by health over the square of the price. */
  public record Priority(String at, List<Tiered> choices, Failover failover) implements Step {}

  /**
   * @param tier lower ones first
   */
  public record Tiered(Step step, int tier) {}

  /** A strategy that the document gives a name. */
  public record Named(String name, Step step) implements Step {

    @java.lang.Override
    public String at() {
      return step.at();
    }
  }

  /**
   * Where to go when the step could not serve because of the request's size or content. Both empty
   * lists mean nothing special.
   */
  public record Rescue(String at, Step step, List<Step> contextWindow, List<Step> contentPolicy)
      implements Step {}

  /**
   * A part of the traffic is also sent to a second target, whose answers nobody sees.
   *
   * @param percent of requests, 0 to 100
   * @param perMinute most copies a minute on one node
   */
  public record Shadow(String at, Step step, Target copy, double percent, int perMinute)
      implements Step {}

  /**
   * When the next step is tried.
   *
   * @param allowed false to leave it at the first choice
   */
  public record Failover(boolean allowed, Set<FailureClass> on, Set<Integer> onStatusCodes) {}

  /**
   * The same answer for the same values, without storing anything.
   *
   * @param fields what is hashed, in order; a request that has none of them is drawn anew
   */
  public record Sticky(List<Query.Field> fields) {}

  /**
   * @param json the value as compact JSON in UTF-8, ready to splice
   * @param text the value's text when it is a string; null otherwise
   */
  public record Override(String field, byte[] json, @Nullable String text) {

    /** Whether it says which model is asked for, in whatever words the request does. */
    public boolean isModel() {
      return field.equals("model");
    }
  }

  /**
   * @param connect to an open connection
   * @param firstToken from sending to the first content of a stream, per attempt
   * @param answer from sending to the end of an answer that is not streamed, per attempt
   * @param idle between two pieces of a stream
   * @param total of the whole request over all attempts
   */
  public record Timeouts(
      Duration connect, Duration firstToken, Duration answer, Duration idle, Duration total) {

    public static final Timeouts DEFAULT =
        new Timeouts(
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10),
            Duration.ofSeconds(60),
            Duration.ofMinutes(10));

    /** An answer that is not streamed may take as long as the whole request. */
    public Timeouts(Duration connect, Duration firstToken, Duration idle, Duration total) {
      this(connect, firstToken, total, idle, total);
    }
  }

  /**
   * @param attempts further tries after the first; 0 for none
   * @param onStatusCodes which answers are worth repeating
   * @param perClass further tries for failures of a class, where it differs from attempts
   */
  public record Retry(
      int attempts,
      Set<Integer> onStatusCodes,
      boolean useRetryAfter,
      Map<FailureClass, Integer> perClass) {

    public static final Retry NONE = new Retry(0, Set.of(), true);

    public Retry(int attempts, Set<Integer> onStatusCodes, boolean useRetryAfter) {
      this(attempts, onStatusCodes, useRetryAfter, Map.of());
    }
  }

  /**
   * When a target's breaker opens, and for how long. What is null is as the node has it.
   *
   * @param failures so many within the window open it, however many calls there are
   * @param failurePercent of the calls in the window
   * @param minimumCalls in the window before percents count
   * @param cooldown first wait of an open breaker
   * @param statusCodes of answers that count as failures, in place of the usual ones
   */
  public record BreakerRules(
      @Nullable Integer failures,
      @Nullable Double failurePercent,
      @Nullable Integer minimumCalls,
      @Nullable Duration cooldown,
      @Nullable Set<Integer> statusCodes) {

    /** Whether a number of failures alone opens it. */
    public boolean onlyCounts() {
      return failures != null && failurePercent == null;
    }
  }

  /**
   * A second try at the same target beside the first, whichever answers first.
   *
   * @param after how long the first may take; null for the target's own 95th percentile
   * @param maxPercent of this target's requests that may be hedged
   */
  public record Hedge(@Nullable Duration after, double maxPercent) {}

  /**
   * What becomes of data inside a stream that is no event, once some of the answer has reached the
   * client; before that it always is a failure of the attempt. The words of a config's {@code
   * invalid_events}, in lower case.
   */
  public enum InvalidEvents {
    /** The client gets it as it came. */
    RELAY,
    /** It is left out, and the third ends the stream. */
    DROP,
    /** The first ends the stream. */
    ABORT;

    /** As written in configs. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
