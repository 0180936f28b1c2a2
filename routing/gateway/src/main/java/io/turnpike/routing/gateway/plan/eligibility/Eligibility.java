package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.gateway.attempt.Candidates;
import io.turnpike.routing.gateway.attempt.TargetStats;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.Reason;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which targets may serve one request. Asked before each first use of a target, whatever led there;
 * an answer holds until the next attempt has been made.
 */
public final class Eligibility {

  /** More than these are left out all the same, but not written down. */
  private static final int MOST_NOTED = 64;

  private final Call call;
  private final Candidates candidates;
  private final TargetStats standings;
  private final Prices prices;
  private final PolicyCheck policy;
  private final CapabilityCheck capability;
  private final Map<Target, Answer> answers = new IdentityHashMap<>(4);
  private final List<Verdict> left = new ArrayList<>(0);

  private final List<Target> spared = new ArrayList<>(0);

  private record Answer(Verdict verdict, int attempts) {}

  public Eligibility(
      Call call, Candidates candidates, TargetStats standings, UsagePricing pricing) {
    this.call = call;
    this.candidates = candidates;
    this.standings = standings;
    this.prices = new Prices(pricing, call);
    this.policy = new PolicyCheck(prices);
    this.capability = new CapabilityCheck(call);
  }

  public Prices prices() {
    return prices;
  }

  /** Leaves no trace. */
  public Verdict of(Target target) {
    int attempts = call.context().attempts().made();
    Answer known = answers.get(target);
    if (known != null && known.attempts == attempts) {
      return known.verdict;
    }
    Verdict verdict = judge(target);
    answers.put(target, new Answer(verdict, attempts));
    return verdict;
  }

  /** For a target whose turn it is: one that is left out is written down, once. */
  public Verdict consider(Target target) {
    Verdict verdict = of(target);
    if (!verdict.isEligible() && leave(verdict)) {
      note(verdict);
    }
    return verdict;
  }

  /** From now on its open breaker does not stand against it: too much else is left out. */
  public void spare(Target target) {
    spared.add(target);
    answers.remove(target);
  }

  /** Whether it may serve although its breaker is open. */
  public boolean isSpared(Target target) {
    for (int i = 0; i < spared.size(); i++) {
      if (spared.get(i) == target) {
        return true;
      }
    }
    return false;
  }

  /** It was to be asked, and then was not after all. */
  public void turnedAway(Target target, Reason reason, String detail) {
    Verdict verdict = of(target);
    Exclusion exclusion = new Exclusion(reason, detail);
    leave(new Verdict(target, verdict.candidate(), verdict.standing(), exclusion));
  }

  /** Those whose turn it was, and who were left out. */
  public List<Verdict> left() {
    return left;
  }

  /** False when it is known already. */
  private boolean leave(Verdict verdict) {
    for (Verdict known : left) {
      if (known.target() == verdict.target()) {
        return false;
      }
    }
    left.add(verdict);
    return true;
  }

  private Verdict judge(Target target) {
    Candidate candidate = candidates.of(call, target);
    if (candidate == null) {
      return new Verdict(target, null, null, withoutConnection(target));
    }
    Requirements wanted = target.requirements().and(call.requirements());
    Exclusion exclusion = policy.check(candidate, wanted);
    if (exclusion == null) {
      exclusion = capability.check(candidate, wanted.parameters());
    }
    if (exclusion != null) {
      return new Verdict(target, candidate, null, exclusion);
    }
    Standing standing = standings.of(call.caller().organization(), candidate);
    return new Verdict(target, candidate, standing, HealthCheck.check(standing, isSpared(target)));
  }

  private void note(Verdict verdict) {
    Exclusion exclusion = verdict.exclusion();
    if (exclusion != null && left.size() <= MOST_NOTED) {
      Target target = verdict.target();
      call.draft()
          .note(
              new DecisionNote.Excluded(
                  target.at(),
                  target.whereTo(),
                  model(verdict),
                  exclusion.reason().word(),
                  exclusion.detail()));
    }
  }

  private String model(Verdict verdict) {
    Candidate candidate = verdict.candidate();
    if (candidate != null) {
      return candidate.model();
    }
    String own = verdict.target().model();
    return own == null ? call.requestedModel() : own;
  }

  private Exclusion withoutConnection(Target target) {
    Unavailable fault = call.connections().fault(target.connection());
    return fault == null ? missing(target) : unavailable(fault);
  }

  private static Exclusion unavailable(Unavailable fault) {
    return new Exclusion(
        Reason.CONNECTION_UNAVAILABLE,
        "its connection cannot be opened at the moment (" + fault.sentence() + ")");
  }

  private Exclusion missing(Target target) {
    String name = target.asksRequest() ? call.chosen() : target.connection();
    return name == null
        ? new Exclusion(Reason.PROVIDER_NOT_NAMED, "the request names no provider connection")
        : new Exclusion(
            Reason.CONNECTION_MISSING, "there is no provider connection named \"" + name + "\"");
  }
}
