package io.turnpike.routing.gateway.call;

import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.usage.Reason;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the client and the config demand of whoever serves, but for prices. What is unknown does not
 * satisfy.
 */
public final class Demands {

  private Demands() {}

  /**
   * What is not met.
   *
   * @param detail for people: what is missing, without the target's name
   */
  public record Unmet(Reason reason, String detail) {}

  /** Null when all of them are met. */
  public static @Nullable Unmet unmet(Candidate candidate, Requirements wanted) {
    if (wanted == Requirements.NONE) {
      return null;
    }
    Unmet names = names(candidate, wanted);
    return names == null ? data(candidate.connection().dataPolicy(), wanted) : names;
  }

  private static @Nullable Unmet names(Candidate candidate, Requirements wanted) {
    if (!wanted.only().isEmpty() && !isAmong(candidate, wanted.only())) {
      return new Unmet(
          Reason.NOT_AMONG_ONLY, "the request may only go to " + String.join(", ", wanted.only()));
    }
    if (!wanted.models().isEmpty() && !isModelAmong(candidate, wanted.models())) {
      return new Unmet(
          Reason.NOT_AMONG_ONLY,
          "the request may only be for the models " + String.join(", ", wanted.models()));
    }
    return !wanted.ignore().isEmpty() && isAmong(candidate, wanted.ignore())
        ? new Unmet(Reason.IGNORED, "the request may not go there")
        : null;
  }

  private static boolean isModelAmong(Candidate candidate, Set<String> models) {
    String model = candidate.model();
    return models.contains(model)
        || models.contains(candidate.connection().name() + "/" + model)
        || models.contains(candidate.connection().type() + "/" + model);
  }

  private static boolean isAmong(Candidate candidate, Set<String> names) {
    String connection = candidate.connection().name();
    return names.contains(connection)
        || names.contains(candidate.model())
        || names.contains(connection + "/" + candidate.model());
  }

  private static @Nullable Unmet data(DataPolicy policy, Requirements wanted) {
    if (wanted.zdr() && !policy.zdr()) {
      return new Unmet(Reason.NOT_ZDR, "its connection does not declare zero data retention");
    }
    if (wanted.noTraining() && !policy.noTraining()) {
      return new Unmet(Reason.MAY_TRAIN, "its connection does not declare that none trains");
    }
    return wanted.regions().isEmpty() || isInOne(policy, wanted.regions())
        ? null
        : new Unmet(
            Reason.WRONG_REGION,
            policy.region() == null
                ? "its connection does not declare a region"
                : "its region is " + policy.region());
  }

  private static boolean isInOne(DataPolicy policy, Set<String> regions) {
    for (String region : regions) {
      if (policy.isIn(region)) {
        return true;
      }
    }
    return false;
  }
}
