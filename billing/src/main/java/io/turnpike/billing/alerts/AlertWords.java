package io.turnpike.billing.alerts;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Usd;
import io.turnpike.tenants.Notification.Mail;
import io.turnpike.tenants.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An alert as webhooks and people are sent it. */
final class AlertWords {

  private static final Set<Role> READERS = Set.of(Role.OWNER, Role.ADMIN, Role.BILLING);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AlertWords() {}

  /** A period without end has none, and no beginning either. */
  static Map<String, @Nullable Object> data(BudgetAlert alert) {
    boolean ends = alert.unit() != Unit.LIFETIME;
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("budget", alert.budget());
    data.put("scope", alert.scope());
    data.put("value", alert.value().isEmpty() ? null : alert.value());
    data.put("mode", word(alert.mode()));
    data.put("percent", alert.percent());
    data.put("amount_usd", Usd.text(alert.amountNanoUsd()));
    data.put("amount_nano_usd", alert.amountNanoUsd());
    data.put("spent_usd", Usd.text(alert.spentNanoUsd()));
    data.put("spent_nano_usd", alert.spentNanoUsd());
    data.put("period", word(alert.unit()));
    data.put("from", ends ? alert.window().from().toString() : null);
    data.put("until", ends ? alert.window().until().toString() : null);
    return data;
  }

  static Mail mail(BudgetAlert alert, Budget budget) {
    String spent = "$" + Usd.text(alert.spentNanoUsd());
    String amount = "$" + Usd.text(alert.amountNanoUsd());
    String subject =
        "Budget %s: %d%% of %s is spent".formatted(alert.budget(), alert.percent(), amount);
    String text =
        """
        %d%% of the budget "%s" is reached: %s of %s is spent.

        It counts calls of %s, %s.
        %s"""
            .formatted(
                alert.percent(),
                alert.budget(),
                spent,
                amount,
                ScopeWords.sentence(budget.scope(), alert.value()),
                time(alert),
                consequence(budget));
    return new Mail(subject, text, READERS);
  }

  private static String time(BudgetAlert alert) {
    return alert.unit() == Unit.LIFETIME
        ? "whenever they were made"
        : "from %s until %s".formatted(minute(alert.window().from()), until(alert));
  }

  private static String until(BudgetAlert alert) {
    return minute(alert.window().until());
  }

  private static String minute(Instant moment) {
    return MINUTE.format(moment);
  }

  private static String consequence(Budget budget) {
    return switch (budget.mode()) {
      case HARD -> "Calls that do not fit into what is left are refused.";
      case SOFT -> "Nothing is refused: this budget only tells.";
      case DEGRADE ->
          "Calls that do not fit into what is left go by the config \"%s\"."
              .formatted(budget.degradeTo());
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
