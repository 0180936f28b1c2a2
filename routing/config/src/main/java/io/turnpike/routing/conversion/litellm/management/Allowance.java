package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody may spend and ask for, as keys, teams, users and shared budgets have it there.
 *
 * @param money null for any
 */
record Allowance(@Nullable Money money, List<Rate> rates) {

  /** Fields that are read. */
  static final Set<String> WORDS =
      Set.of(
          "max_budget",
          "soft_budget",
          "budget_duration",
          "rpm_limit",
          "tpm_limit",
          "max_parallel_requests");

  static Allowance of(Source section) {
    Money money =
        Money.of(
            section.get("max_budget"), section.get("budget_duration"), section.get("soft_budget"));
    return new Allowance(money, Rate.of(section));
  }

  /**
   * What of it the other does not say.
   *
   * @param why what a report says of the rest
   */
  Allowance beside(Allowance other, String why) {
    Money left = other.money == null ? money : null;
    if (money != null && left == null) {
      money.lost(why);
    }
    List<Rate> free = new ArrayList<>();
    for (Rate rate : rates) {
      if (other.rates.stream().noneMatch(it -> it.unit().equals(rate.unit()))) {
        free.add(rate);
      } else {
        rate.from().lost(why);
      }
    }
    return new Allowance(left, free);
  }

  /** This one, and of the other what this one does not say. */
  Allowance or(Allowance other) {
    List<Rate> both = new ArrayList<>(rates);
    other.rates.stream()
        .filter(rate -> rates.stream().noneMatch(own -> own.unit().equals(rate.unit())))
        .forEach(both::add);
    return new Allowance(money == null ? other.money : money, both);
  }

  boolean isEmpty() {
    return money == null && rates.isEmpty();
  }

  /**
   * A budget and limits of their own, and what the report says of each.
   *
   * @param difference in what they are not the same, as a sentence; empty for nothing
   */
  void put(RuleScope whose, String difference, ManagementRequests requests) {
    if (money != null) {
      money.put(whose, difference, requests);
    }
    for (Rate rate : rates) {
      ObjectNode body = whose.counted();
      body.setAll(rate.body());
      String id = whose.id() + "-" + rate.unit();
      String name = requests.add(Subject.LIMIT, id, body, List.of(rate.from()));
      rate.tell(name, whose, difference);
    }
  }

  /** The budget and the limits that come with a new key. */
  void with(ObjectNode key) {
    if (money != null) {
      key.set("budget", money.body());
    }
    if (!rates.isEmpty()) {
      ArrayNode limits = key.putArray("limits");
      rates.forEach(rate -> limits.add(rate.body()));
    }
  }

  /** For a sentence; empty for nothing. */
  String words() {
    Stream<String> spent = money == null ? Stream.empty() : Stream.of(money.words());
    return String.join(", ", Stream.concat(spent, rates.stream().map(Rate::words)).toList());
  }

  /** Of so many requests or tokens a minute, or at once. */
  record Rate(String unit, long amount, Source from) {

    private static final long MOST_AT_ONCE = 1_000_000;

    static List<Rate> of(Source section) {
      List<Rate> rates = new ArrayList<>();
      add("requests", section.get("rpm_limit"), rates);
      add("tokens", section.get("tpm_limit"), rates);
      add("concurrency", section.get("max_parallel_requests"), rates);
      return rates;
    }

    private static void add(String unit, @Nullable Source field, List<Rate> rates) {
      Rate rate = field == null ? null : of(unit, field);
      if (rate != null) {
        rates.add(rate);
      }
    }

    /** Null for none, which is noted. */
    static @Nullable Rate of(String unit, Source field) {
      Long amount = Amounts.whole(field);
      if (amount == null) {
        UnusableBound.tell(field, "a whole number above zero");
        return null;
      }
      boolean atOnce = unit.equals("concurrency");
      return new Rate(unit, atOnce ? Math.min(amount, MOST_AT_ONCE) : amount, field);
    }

    ObjectNode body() {
      ObjectNode body = JsonNodeFactory.instance.objectNode().put(unit, amount);
      return unit.equals("concurrency") ? body : body.put("per", "minute");
    }

    String words() {
      return unit.equals("concurrency")
          ? amount + " requests at once"
          : amount + " " + unit + " a minute";
    }

    private void tell(String name, RuleScope whose, String difference) {
      String became = "Became the limit \"" + name + "\", " + words() + " for " + whose.people();
      if (difference.isEmpty()) {
        from.carried(became + ".");
      } else {
        from.adjusted(became + ". " + difference);
      }
    }
  }
}
