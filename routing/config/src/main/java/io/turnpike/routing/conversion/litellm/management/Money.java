package io.turnpike.routing.conversion.litellm.management;

import io.turnpike.routing.ConfigConversion.Subject;
import io.turnpike.routing.conversion.report.Source;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An amount of money for a time.
 *
 * @param usd more than 0
 * @param warnAt percent of it at which people are told; 0 for never
 * @param soft whether it only tells, and refuses nothing
 * @param amount where it stands
 * @param others fields that belong to it
 */
record Money(
    BigDecimal usd,
    BudgetPeriod period,
    int warnAt,
    boolean soft,
    Source amount,
    List<Source> others) {

  private static final int MOST_PERCENT = 1000;
  private static final String WANTED = "an amount of US dollars above zero";

  /**
   * Null when there is no amount, or none that can be; what becomes of the fields is noted then.
   *
   * @param warning an amount at which people are told; alone it is a budget that refuses nothing
   */
  static @Nullable Money of(
      @Nullable Source amount, @Nullable Source duration, @Nullable Source warning) {
    BigDecimal most = Amounts.usd(amount);
    BigDecimal told = Amounts.usd(warning);
    Source field = most == null ? warning : amount;
    BigDecimal usd = most == null ? told : most;
    BudgetPeriod period = period(duration);
    if (field == null || usd == null || period == null) {
      Stream.of(Stream.ofNullable(amount), Stream.ofNullable(duration), Stream.ofNullable(warning))
          .flatMap(each -> each)
          .forEach(each -> none(each, period == null));
      return null;
    }
    List<Source> others =
        Stream.of(duration, warning)
            .filter(Objects::nonNull)
            .filter(each -> each != field)
            .toList();
    return new Money(usd, period, percent(told, usd), most == null, field, others);
  }

  private static void none(Source field, boolean unreadable) {
    if (field.key().contains("duration") || field.key().contains("period")) {
      field.lost(
          unreadable
              ? "Left out: it is no length of time such as \"30d\"."
              : "Left out: there is no amount that it could be for.");
    } else if (unreadable) {
      field.lost("Left out: nobody can tell for how long it is.");
    } else {
      UnusableBound.tell(field, WANTED);
    }
  }

  private static @Nullable BudgetPeriod period(@Nullable Source duration) {
    if (duration == null || duration.json().isNull()) {
      return BudgetPeriod.ALWAYS;
    }
    String text = duration.text();
    return text == null ? null : BudgetPeriod.of(text);
  }

  private static int percent(@Nullable BigDecimal told, BigDecimal usd) {
    return told == null
        ? 0
        : told.movePointRight(2)
            .divide(usd, 0, RoundingMode.HALF_UP)
            .max(BigDecimal.ONE)
            .min(BigDecimal.valueOf(MOST_PERCENT))
            .intValue();
  }

  /** An even part of it. */
  Money part(int parts) {
    return of(usd.divide(BigDecimal.valueOf(parts), 9, RoundingMode.DOWN).stripTrailingZeros());
  }

  /** Another amount for the same time. */
  Money of(BigDecimal other) {
    return new Money(other, period, warnAt, soft, amount, others);
  }

  /** Without whose it is. */
  ObjectNode body() {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("amount_usd", usd.toPlainString());
    body.set("period", period.json());
    body.put("mode", soft ? "soft" : "hard");
    if (warnAt > 0) {
      body.putArray("alerts").add(warnAt);
    }
    return body;
  }

  String words() {
    return "$" + usd.toPlainString() + " " + period.words();
  }

  /**
   * @param difference in what it is not the same, as a sentence; empty for nothing
   */
  void put(RuleScope whose, String difference, ManagementRequests requests) {
    String name = add(whose, requests);
    tell(
        "Became the budget \"" + name + "\", " + words() + " for " + whose.people() + ".",
        difference);
  }

  /** The name of a budget of its own, of which nothing is told yet. */
  String add(RuleScope whose, ManagementRequests requests) {
    ObjectNode body = whose.counted();
    body.setAll(body());
    List<Source> from = Stream.concat(Stream.of(amount), others.stream()).toList();
    return requests.add(Subject.BUDGET, whose.id(), body, from);
  }

  private static boolean isWarning(Source field) {
    return field.key().equals("soft_budget");
  }

  private String warning() {
    return "People are told at " + warnAt + " % of that budget.";
  }

  void lost(String why) {
    amount.lost(why);
    others.forEach(each -> each.lost(why));
  }

  void tell(String became, String difference) {
    String unlike = (difference.isEmpty() ? "" : " " + difference) + period.difference();
    if (unlike.isEmpty()) {
      amount.carried(became);
    } else {
      amount.adjusted(became + unlike);
    }
    others.forEach(each -> each.carried(isWarning(each) ? warning() : "The time of that budget."));
  }
}
