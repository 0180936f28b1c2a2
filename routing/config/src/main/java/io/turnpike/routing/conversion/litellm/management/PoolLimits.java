package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.litellm.management.Allowance.Rate;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code rpm}, {@code tpm} and {@code max_parallel_requests} of deployments. A limit refuses, where
 * a deployment there is only passed over; so there is one for a group as a whole and none for a
 * part of it.
 */
final class PoolLimits {

  private static final long MOST = 1_000_000_000_000L;

  private final List<Pool> pools;
  private final ManagementRequests requests;

  private PoolLimits(List<Pool> pools, ManagementRequests requests) {
    this.pools = pools;
    this.requests = requests;
  }

  static void carry(List<Pool> pools, ManagementRequests requests) {
    PoolLimits limits = new PoolLimits(pools, requests);
    for (Pool pool : pools) {
      limits.carry(pool, "rpm", "requests");
      limits.carry(pool, "tpm", "tokens");
      limits.carry(pool, "max_parallel_requests", "concurrency");
    }
  }

  private void carry(Pool pool, String key, String unit) {
    List<Source> fields = pool.fields(key);
    List<Rate> rates =
        fields.stream().map(field -> Rate.of(unit, field)).filter(Objects::nonNull).toList();
    if (rates.isEmpty()) {
      return;
    }
    String fault = pool.fault(rates.size(), pools);
    RuleScope whose = pool.whose(pools);
    if (fault != null || whose == null) {
      rates.forEach(rate -> lost(rate.from(), fault));
    } else {
      put(new Rate(unit, sum(rates), fields.getFirst()), pool, whose, fields);
    }
  }

  private static long sum(List<Rate> rates) {
    return rates.stream().mapToLong(Rate::amount).reduce(0, (a, b) -> Math.min(a + b, MOST));
  }

  /** What was made a weight stays one. */
  private static void lost(Source field, @Nullable String fault) {
    if (!field.isKept()) {
      field.lost("Left out: " + fault);
    }
  }

  private void put(Rate all, Pool pool, RuleScope whose, List<Source> fields) {
    ObjectNode body = whose.counted();
    body.setAll(all.body());
    String name = requests.add(Subject.LIMIT, whose.id() + "-" + all.unit(), body, fields);
    String became =
        "Became the limit \""
            + name
            + "\", "
            + all.words()
            + " for "
            + whose.people()
            + (fields.size() == 1 ? "." : ", that of all deployments of the group together.")
            + " What goes beyond is refused with 429 before it is sent.";
    for (Source field : fields) {
      field.adjusted(field.isKept() ? became + " It is the weight as well." : became);
    }
  }
}
