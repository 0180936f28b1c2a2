package io.turnpike.webui.budgets;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Budgets.Draft;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Usd;
import io.turnpike.billing.WrittenScope;
import io.turnpike.webui.scope.ScopeFields;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the form of a budget, and fills it in. */
final class BudgetForm {

  static final String[] FIELDS = {
    "id", "scope", "amount_usd", "period", "mode", "degrade_to", "alerts"
  };

  private static final String ROLLING = "rolling";

  private BudgetForm() {}

  static Draft draft(Submitted submitted) {
    String period = submitted.text("period");
    boolean degrades = submitted.text("mode").equals("degrade");
    return new Draft(
        ScopeFields.read(submitted),
        submitted.text("amount_usd").replace("$", ""),
        period,
        period.equals(ROLLING) ? submitted.text("rolling_days") : null,
        submitted.orNull("mode"),
        degrades ? submitted.orNull("degrade_to") : null,
        submitted.words("alerts").stream().map(word -> word.replace("%", "")).toList());
  }

  /**
   * @param team slug, or empty
   * @param key id, or empty
   */
  static Form fresh(String team, String key) {
    Map<String, String> values = new HashMap<>();
    values.put("scope", !key.isEmpty() ? WrittenScope.KEY : WrittenScope.ORGANIZATION);
    if (!team.isEmpty() && key.isEmpty()) {
      values.put("scope", WrittenScope.TEAM);
    }
    values.put(ScopeFields.field(WrittenScope.TEAM), team);
    values.put(ScopeFields.field(WrittenScope.KEY), key);
    values.put("period", "month");
    values.put("mode", "hard");
    values.put("rolling_days", "30");
    values.put("alerts", "50, 80, 100");
    return Form.filled(values);
  }

  static Form of(Budget budget) {
    Map<String, String> values = new HashMap<>();
    ScopeFields.fill(values, budget.scope());
    values.put("amount_usd", Usd.text(budget.amountNanoUsd()));
    boolean rolls = budget.period().unit() == Unit.ROLLING;
    values.put("period", budget.period().unit().name().toLowerCase(Locale.ROOT));
    values.put("rolling_days", rolls ? Integer.toString(budget.period().days()) : "30");
    values.put("mode", budget.mode().name().toLowerCase(Locale.ROOT));
    values.put("degrade_to", budget.degradeTo() == null ? "" : budget.degradeTo());
    values.put("alerts", alerts(budget));
    return Form.filled(values);
  }

  private static String alerts(Budget budget) {
    return budget.alerts().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
