package io.turnpike.routing.config.lint;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.PlanSteps;
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
import io.turnpike.routing.plan.Timeouts;
import java.time.Duration;
import java.util.List;

/** Warns of targets that a slow one before them leaves no time for. */
final class PatienceCheck {

  private final Findings findings;

  PatienceCheck(Findings findings) {
    this.findings = findings;
  }

  void check(Step root) {
    after(root, Duration.ZERO);
  }

  /**
   * How long the step may take until the next one is tried, when all it has are slow.
   *
   * @param before what steps before it may have taken already
   */
  private Duration after(Step step, Duration before) {
    return switch (step) {
      case Target target -> target(target);
      case Fallback it -> inOrder(it.steps(), it.failover(), before);
      case Canary it -> inOrder(List.of(it.canary(), it.stable()), it.failover(), before);
      case Conditional it -> longest(PlanSteps.below(it).toList(), before);
      case LoadBalance it -> drawn(it, it.failover(), before);
      case LeastLatency it -> drawn(it, it.failover(), before);
      case LeastBusy it -> drawn(it, it.failover(), before);
      case Cheapest it -> drawn(it, it.failover(), before);
      case Priority it -> drawn(it, it.failover(), before);
      case Named it -> after(it.step(), before);
      case Rescue it -> rescue(it, before);
      case Shadow it -> after(it.step(), before);
    };
  }

  private Duration inOrder(List<Step> steps, Failover failover, Duration before) {
    if (!goesOn(failover)) {
      return longest(steps, before);
    }
    Duration spent = Duration.ZERO;
    for (Step step : steps) {
      warnIfLate(step, before.plus(spent), spent);
      spent = spent.plus(after(step, before.plus(spent)));
    }
    return spent;
  }

  /** Any may be first, so none is too late. */
  private Duration drawn(Step step, Failover failover, Duration before) {
    List<Step> below = PlanSteps.below(step).toList();
    return goesOn(failover)
        ? below.stream().map(next -> after(next, before)).reduce(Duration.ZERO, Duration::plus)
        : longest(below, before);
  }

  private Duration longest(List<Step> steps, Duration before) {
    return steps.stream()
        .map(step -> after(step, before))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private Duration rescue(Rescue rescue, Duration before) {
    rescue.contextWindow().forEach(step -> after(step, before));
    rescue.contentPolicy().forEach(step -> after(step, before));
    return after(rescue.step(), before);
  }

  private static boolean goesOn(Failover failover) {
    return failover.allowed()
        && (failover.on().contains(FailureClass.TIMEOUT) || failover.onStatusCodes().contains(408));
  }

  private void warnIfLate(Step step, Duration elapsed, Duration here) {
    Duration total = total(step);
    if (elapsed.compareTo(total) >= 0 && here.isPositive() && isChosen(step)) {
      findings.warning(
          new Pointer(step.at()),
          "gets no turn when those before it are slow: they may take "
              + Durations.text(elapsed)
              + ", and \"total\" is "
              + Durations.text(total)
              + ". Shorten their \"first_token\".");
    }
  }

  private Duration target(Target target) {
    BackoffCheck.check(target, findings);
    int again = target.retry().perClass().getOrDefault(FailureClass.TIMEOUT, 0);
    Duration waits = target.timeouts().firstToken().multipliedBy(1L + again);
    Duration connects = target.timeouts().connect().multipliedBy(1L + target.retry().attempts());
    return waits.compareTo(connects) >= 0 ? waits : connects;
  }

  private static Duration total(Step step) {
    return first(step).timeouts().total();
  }

  private static Target first(Step step) {
    return step instanceof Target target
        ? target
        : first(PlanSteps.below(step).findFirst().orElseThrow());
  }

  /** Where a document leaves everything as it is, nobody has chosen badly. */
  private static boolean isChosen(Step step) {
    Timeouts timeouts = first(step).timeouts();
    return !timeouts.total().equals(Timeouts.DEFAULT.total())
        || !timeouts.firstToken().equals(Timeouts.DEFAULT.firstToken());
  }
}
