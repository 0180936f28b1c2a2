package io.turnpike.routing.plan;

import io.turnpike.routing.plan.Step.Branch;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Step.Tiered;
import io.turnpike.routing.plan.Step.Weighted;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Walks the whole of a plan, whatever a request would make of it. */
public final class PlanSteps {

  private PlanSteps() {}

  /** Names of connections in document order, each once; that of the request before all others. */
  static List<String> connections(Step root) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    forEachTarget(root, target -> names.add(target.connection()));
    if (names.contains(RoutePlan.FROM_REQUEST)) {
      names.addFirst(RoutePlan.FROM_REQUEST);
    }
    return List.copyOf(names);
  }

  /** Places of targets with others to go to when a provider's filter ends an answer. */
  static Set<String> guarded(Step root) {
    Set<String> places = new HashSet<>();
    guarded(root, places);
    return Set.copyOf(places);
  }

  private static void guarded(Step step, Set<String> places) {
    if (step instanceof Rescue rescue && !rescue.contentPolicy().isEmpty()) {
      forEachTarget(rescue.step(), target -> places.add(target.at()));
    }
    below(step).forEach(next -> guarded(next, places));
  }

  /** Every target there is, shadows included, in document order. */
  public static void forEachTarget(Step step, Consumer<Target> consumer) {
    if (step instanceof Target target) {
      consumer.accept(target);
    } else {
      below(step).forEach(next -> forEachTarget(next, consumer));
    }
  }

  /** Every target that a request itself can end at, in document order: no shadow's. */
  public static void forEachServing(Step step, Consumer<Target> consumer) {
    switch (step) {
      case Target target -> consumer.accept(target);
      case Shadow shadow -> forEachServing(shadow.step(), consumer);
      default -> below(step).forEach(next -> forEachServing(next, consumer));
    }
  }

  /** The steps directly under one, each once; none under a target. */
  public static Stream<Step> below(Step step) {
    return switch (step) {
      case Target _ -> Stream.empty();
      case Fallback it -> it.steps().stream();
      case LoadBalance it -> it.choices().stream().map(Weighted::step);
      case Canary it -> Stream.of(it.stable(), it.canary());
      case Conditional it -> distinct(it);
      case LeastLatency it -> it.steps().stream();
      case LeastBusy it -> it.steps().stream();
      case Cheapest it -> it.steps().stream();
      case Priority it -> it.choices().stream().map(Tiered::step);
      case Named it -> Stream.of(it.step());
      case Rescue it ->
          Stream.of(Stream.of(it.step()), it.contextWindow().stream(), it.contentPolicy().stream())
              .flatMap(steps -> steps);
      case Shadow it -> Stream.of(it.step(), it.copy());
    };
  }

  /**
   * Many branches may lead to one step. Told apart by identity: what is equal has been compared to
   * its very leaves.
   */
  private static Stream<Step> distinct(Conditional conditional) {
    Set<Step> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.concat(
            conditional.branches().stream().map(Branch::step),
            Stream.ofNullable(conditional.otherwise()))
        .filter(seen::add);
  }
}
