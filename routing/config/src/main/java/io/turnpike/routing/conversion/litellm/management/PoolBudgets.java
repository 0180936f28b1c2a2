package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code max_budget} of deployments and the router's {@code provider_budget_config}. There what is
 * spent is passed over; here it is refused, wherever else a call could end.
 */
final class PoolBudgets {

  private static final String REFUSES =
      "A call that can end there and does not fit is refused with 402, also where another deployment"
          + " could serve it: a budget of mode \"degrade\" goes by another config instead.";

  private final List<Pool> pools;
  private final ManagementRequests requests;

  private PoolBudgets(List<Pool> pools, ManagementRequests requests) {
    this.pools = pools;
    this.requests = requests;
  }

  static void carry(List<Pool> pools, @Nullable Source providers, ManagementRequests requests) {
    PoolBudgets budgets = new PoolBudgets(pools, requests);
    pools.forEach(budgets::pool);
    if (providers != null) {
      providers.children().forEach(budgets::provider);
    }
  }

  private void pool(Pool pool) {
    List<Money> budgets = new ArrayList<>();
    for (Pool.Member member : pool.members()) {
      Money money = Money.of(member.field("max_budget"), member.field("budget_duration"), null);
      if (money != null) {
        budgets.add(money);
      }
    }
    if (budgets.isEmpty()) {
      return;
    }
    String fault = sameTime(budgets) ? pool.fault(budgets.size(), pools) : "their times differ.";
    RuleScope whose = pool.whose(pools);
    if (fault != null || whose == null) {
      budgets.forEach(each -> each.lost("Left out: " + fault));
    } else {
      put(budgets, whose);
    }
  }

  private static boolean sameTime(List<Money> budgets) {
    return budgets.stream().map(each -> each.period().json()).distinct().count() == 1;
  }

  private void put(List<Money> budgets, RuleScope whose) {
    BigDecimal sum = budgets.stream().map(Money::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    Money all = budgets.getFirst().of(sum);
    ObjectNode body = whose.counted();
    body.setAll(all.body());
    List<Source> from = budgets.stream().map(Money::amount).toList();
    String name = requests.add(Subject.BUDGET, whose.id(), body, from);
    String together = budgets.size() == 1 ? "." : ", that of all its deployments together.";
    String became = "Became the budget \"" + name + "\", " + all.words() + " for " + whose.people();
    budgets.forEach(each -> each.tell(became + together, REFUSES));
  }

  private void provider(Source entry) {
    Money money =
        Money.of(
            either(entry, "budget_limit", "max_budget"),
            either(entry, "time_period", "budget_duration"),
            null);
    Set<String> connections = connections(entry.key());
    if (money == null) {
      return;
    }
    if (connections.isEmpty()) {
      money.lost("Left out: no deployment of the file is at that provider.");
    } else if (connections.size() == 1) {
      money.put(of(connections.iterator().next()), REFUSES, requests);
    } else {
      shared(money.part(connections.size()), connections);
    }
  }

  private void shared(Money part, Set<String> connections) {
    String names =
        connections.stream()
            .sorted()
            .map(each -> "\"" + part.add(of(each), requests) + "\"")
            .collect(Collectors.joining(", "));
    part.tell(
        "Became the budgets " + names + ", each " + part.words() + ", an even share of it.",
        "No budget counts several connections together. " + REFUSES);
  }

  private static RuleScope of(String connection) {
    return RuleScope.of(
        "provider", connection, "provider-" + connection, "the connection \"" + connection + "\"");
  }

  private static @Nullable Source either(Source entry, String one, String other) {
    Source field = entry.get(one);
    return field == null ? entry.get(other) : field;
  }

  private Set<String> connections(String provider) {
    return pools.stream()
        .flatMap(pool -> pool.members().stream())
        .filter(member -> member.provider().equals(provider) && !member.connection().isEmpty())
        .map(Pool.Member::connection)
        .collect(Collectors.toSet());
  }
}
