package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptBudget;
import io.turnpike.routing.gateway.plan.eligibility.Exclusion;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.gateway.plan.order.Labels;
import io.turnpike.routing.gateway.plan.order.Sequence;
import io.turnpike.routing.plan.Step;
import io.turnpike.routing.plan.Step.Canary;
import io.turnpike.routing.plan.Step.Cheapest;
import io.turnpike.routing.plan.Step.Conditional;
import io.turnpike.routing.plan.Step.Failover;
import io.turnpike.routing.plan.Step.Fallback;
import io.turnpike.routing.plan.Step.LeastBusy;
import io.turnpike.routing.plan.Step.LeastLatency;
import io.turnpike.routing.plan.Step.LoadBalance;
import io.turnpike.routing.plan.Step.Named;
import io.turnpike.routing.plan.Step.Priority;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Step.Shadow;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.routing.usage.DecisionNote.Shadowed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way a request would take through its plan if each target failed in turn. Decides with what
 * {@link PlanWalk} decides with, and asks nobody.
 */
final class PlanPreview {

  private final PlanEvaluation plan;
  private final DecisionLog decisions;
  private final List<Place> places = new ArrayList<>(AttemptBudget.MOST);

  PlanPreview(PlanEvaluation plan) {
    this.plan = plan;
    this.decisions = new DecisionLog(plan.call());
  }

  /** Empty when nobody would be asked. */
  List<Place> places() {
    visit(plan.call().plan().root(), null, null);
    Verdict longest = places.isEmpty() ? Panic.of(plan.eligibility().left()) : null;
    if (longest != null) {
      decisions.panicked(longest);
      places.add(place(longest.target(), "every breaker is open"));
    }
    return places;
  }

  /**
   * @param after what the place before must have failed with; null for the first
   */
  private void visit(Step step, @Nullable PlanPosition position, @Nullable String after) {
    if (places.size() == AttemptBudget.MOST) {
      return;
    }
    switch (step) {
      case Target target -> target(target, position, after);
      case Named named -> visit(named.step(), position, after);
      case Rescue rescue -> rescue(rescue, position, after);
      case Shadow shadow -> shadow(shadow, position, after);
      case Fallback _,
          LoadBalance _,
          Canary _,
          Conditional _,
          LeastLatency _,
          LeastBusy _,
          Cheapest _,
          Priority _ ->
          follow(plan.orders().of(step), position, after);
    }
  }

  private void target(Target target, @Nullable PlanPosition position, @Nullable String after) {
    if (plan.eligibility().consider(target).isEligible()) {
      if (places.isEmpty()) {
        decisions.at(position);
      }
      places.add(place(target, after));
    }
  }

  private void follow(Sequence sequence, @Nullable PlanPosition outer, @Nullable String after) {
    int before = places.size();
    for (int i = 0; i < sequence.steps().size(); i++) {
      boolean placed = places.size() > before;
      if (placed && !sequence.failover().allowed()) {
        return;
      }
      visit(
          sequence.steps().get(i),
          new PlanPosition(sequence, i, null, outer),
          placed ? words(sequence.failover()) : after);
    }
  }

  private void rescue(Rescue rescue, @Nullable PlanPosition position, @Nullable String after) {
    visit(rescue.step(), position, after);
    detour(rescue, "context_window", rescue.contextWindow(), position, FailureClass.CONTEXT_LENGTH);
    detour(rescue, "content_policy", rescue.contentPolicy(), position, FailureClass.CONTENT_FILTER);
  }

  private void detour(
      Rescue rescue,
      String mode,
      List<Step> steps,
      @Nullable PlanPosition position,
      FailureClass on) {
    Sequence detour = new Sequence(rescue.at(), mode, steps, Detours.ON);
    follow(detour, position, "after " + on.word());
  }

  private void shadow(Shadow shadow, @Nullable PlanPosition position, @Nullable String after) {
    Verdict verdict = plan.eligibility().of(shadow.copy());
    Exclusion exclusion = verdict.exclusion();
    String model = shadow.copy().model();
    plan.call()
        .draft()
        .note(
            new Shadowed(
                shadow.at(),
                shadow.copy().connection(),
                model == null ? plan.call().requestedModel() : model,
                null,
                exclusion == null
                    ? "would be sent for " + shadow.percent() + " % of requests"
                    : exclusion.reason().word()));
    visit(shadow.step(), position, after);
  }

  private static Place place(Target target, @Nullable String after) {
    return new Place(target.at(), Labels.full(target), after);
  }

  private static String words(Failover failover) {
    return Stream.concat(
            failover.on().stream().sorted().map(FailureClass::word),
            failover.onStatusCodes().stream().sorted().map(String::valueOf))
        .collect(Collectors.joining(", ", "after ", ""));
  }
}
