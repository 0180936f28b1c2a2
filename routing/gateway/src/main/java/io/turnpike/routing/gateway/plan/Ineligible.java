package io.turnpike.routing.gateway.plan;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.attempt.TargetStats.Standing;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.plan.eligibility.Exclusion;
import io.turnpike.routing.gateway.plan.eligibility.Verdict;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.usage.Reason;
import io.turnpike.routing.usage.Reason.Kind;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Targets that were left out, as a failure. */
final class Ineligible {

  private static final int MOST_LISTED = 5;
  private static final int BAD_REQUEST = 400;
  private static final int PAYMENT_REQUIRED = 402;
  private static final int FORBIDDEN = 403;
  private static final Duration SOON = Duration.ofSeconds(1);

  private Ineligible() {}

  /** On the way, where nobody reads its words. */
  static AttemptFailed step(Verdict verdict) {
    Exclusion exclusion = verdict.exclusion();
    return passing(exclusion == null ? "no_eligible_target" : exclusion.reason().word());
  }

  static AttemptFailed passing(String code) {
    return new AttemptFailed(FailureClass.INELIGIBLE, code, "No target of this step may serve.");
  }

  /** For the client: nothing was asked. */
  static AttemptFailed all(List<Verdict> left) {
    if (left.isEmpty()) {
      return new AttemptFailed(
          FailureClass.INELIGIBLE,
          "no_branch_holds",
          "The config has no branch for this request, and none for all others.",
          BAD_REQUEST,
          null);
    }
    if (all(left, verdict -> verdict.isFor(Reason.PROVIDER_NOT_NAMED))) {
      return unnamed();
    }
    if (all(left, verdict -> verdict.isFor(Reason.CONNECTION_MISSING))) {
      return missing(left);
    }
    if (all(left, verdict -> verdict.isFor(Reason.UNPRICED_MODEL))) {
      return unpriced(left);
    }
    if (all(left, verdict -> verdict.isFor(Reason.CREDENTIALS_RESTING))) {
      return onCooldown(left);
    }
    return new AttemptFailed(
        FailureClass.INELIGIBLE,
        all(left, verdict -> verdict.isFor(Reason.CONNECTION_UNAVAILABLE))
            ? "store_unavailable"
            : "no_eligible_target",
        "No target may serve this request: " + list(left) + ".",
        status(left),
        soonest(left));
  }

  private static int status(List<Verdict> left) {
    return areClients(left) ? BAD_REQUEST : areOfMoney(left) ? PAYMENT_REQUIRED : 0;
  }

  private static AttemptFailed missing(List<Verdict> left) {
    return new AttemptFailed(
        FailureClass.NOT_FOUND, "provider_not_found", sentence(left.getFirst()));
  }

  private static AttemptFailed unpriced(List<Verdict> left) {
    return new AttemptFailed(
            FailureClass.INELIGIBLE,
            Reason.UNPRICED_MODEL.word(),
            sentence(left.getFirst())
                + " Give it a price of your own at its provider connection, or ask for another.",
            FORBIDDEN,
            null)
        .about("model");
  }

  private static AttemptFailed unnamed() {
    return new AttemptFailed(
            FailureClass.INELIGIBLE,
            "provider_not_named",
            "The config leaves the provider to the request. Name a connection in"
                + " \"x-turnpike-provider\", or in the model: \"@connection/model\".",
            BAD_REQUEST,
            null)
        .about("x-turnpike-provider");
  }

  private static String sentence(Verdict verdict) {
    Exclusion exclusion = verdict.exclusion();
    String detail = exclusion == null ? "there is no provider connection" : exclusion.detail();
    return "T" + detail.substring(1) + ".";
  }

  /** As the providers themselves would say it: waiting may help, paying, or another key. */
  private static AttemptFailed onCooldown(List<Verdict> left) {
    FailureClass mildest = FailureClass.AUTH;
    for (Verdict verdict : left) {
      Standing standing = verdict.standing();
      FailureClass reason = standing == null ? null : standing.cooldownReason();
      mildest = reason != null && reason.compareTo(mildest) < 0 ? reason : mildest;
    }
    boolean waits = mildest == FailureClass.RATE_LIMITED;
    return new AttemptFailed(
        mildest,
        code(mildest),
        "No target may serve this request: " + list(left) + ".",
        0,
        waits ? soonest(left) : null);
  }

  private static String code(FailureClass mildest) {
    return switch (mildest) {
      case AUTH -> "provider_auth_failed";
      case QUOTA_EXHAUSTED -> GatewayFailure.SPENT_QUOTA;
      default -> "provider_" + mildest.word();
    };
  }

  private static String list(List<Verdict> left) {
    StringBuilder sentence = new StringBuilder();
    for (Verdict verdict : left.subList(0, Math.min(left.size(), MOST_LISTED))) {
      Exclusion exclusion = verdict.exclusion();
      sentence
          .append(sentence.isEmpty() ? "" : "; ")
          .append(name(verdict))
          .append(", because ")
          .append(exclusion == null ? "" : exclusion.detail());
    }
    int more = left.size() - MOST_LISTED;
    return more > 0 ? sentence + "; and " + more + " more" : sentence.toString();
  }

  private static String name(Verdict verdict) {
    Candidate candidate = verdict.candidate();
    String connection = verdict.target().whereTo();
    return candidate == null || candidate.model().isEmpty()
        ? "not \"" + connection + "\""
        : "not \"" + candidate.model() + "\" over \"" + connection + "\"";
  }

  /** When the first of those comes back that only need time; null when there is none. */
  private static @Nullable Duration soonest(List<Verdict> left) {
    Duration least = null;
    for (Verdict verdict : left) {
      Duration wait = isPassing(verdict) ? cooldown(verdict) : null;
      if (wait != null && (least == null || wait.compareTo(least) < 0)) {
        least = wait;
      }
    }
    return least;
  }

  /** Waiting for a key that the provider refuses is waiting for somebody to mend it. */
  private static boolean isPassing(Verdict verdict) {
    Standing standing = verdict.standing();
    boolean refused = standing != null && standing.cooldownReason() == FailureClass.AUTH;
    return kind(verdict) == Kind.MOMENT && !refused;
  }

  private static Duration cooldown(Verdict verdict) {
    Standing standing = verdict.standing();
    Duration cooldown = standing == null ? null : standing.cooldown();
    return cooldown == null ? SOON : cooldown;
  }

  /** Whether another request might have been served, and no waiting will help this one. */
  static boolean areClients(List<Verdict> left) {
    return all(left, Ineligible::isClients);
  }

  /** Whether the request itself brought what stands against the target. */
  private static boolean isClients(Verdict verdict) {
    return switch (kind(verdict)) {
      case CAPABILITY -> true;
      case MOMENT, MONEY -> false;
      case POLICY ->
          verdict.isFor(Reason.MODEL_NOT_SERVED)
              ? verdict.target().model() == null
              : verdict.candidate() != null && verdict.target().requirements() == Requirements.NONE;
    };
  }

  /** Whether more money, or a price, would have let one of them serve, and no time will. */
  static boolean areOfMoney(List<Verdict> left) {
    return left.stream().anyMatch(verdict -> kind(verdict) == Kind.MONEY)
        && left.stream().noneMatch(verdict -> kind(verdict) == Kind.MOMENT);
  }

  private static boolean all(List<Verdict> left, Predicate<Verdict> test) {
    return left.stream().allMatch(test);
  }

  private static Kind kind(Verdict verdict) {
    Exclusion exclusion = verdict.exclusion();
    return exclusion == null ? Kind.MOMENT : exclusion.reason().kind();
  }
}
