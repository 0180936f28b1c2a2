package io.turnpike.webui.limits;

import io.turnpike.billing.Limit;
import io.turnpike.billing.Limit.Measure;
import io.turnpike.billing.Limit.Per;
import io.turnpike.billing.UsageLimits.Draft;
import io.turnpike.billing.Usd;
import io.turnpike.billing.WrittenScope;
import io.turnpike.infra.refusal.Refusal;
import io.turnpike.webui.scope.ScopeFields;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the form of a limit, and fills it in: one amount, and what it is of. */
final class LimitForm {

  private static final List<String> MEASURES =
      List.of("requests", "tokens", "cost_usd", "concurrency");

  private LimitForm() {}

  static Draft draft(Submitted submitted) {
    boolean atOnce = submitted.text("measure").equals("concurrency");
    return new Draft(
        ScopeFields.read(submitted),
        amount(submitted, "requests"),
        amount(submitted, "tokens"),
        amount(submitted, "cost_usd"),
        amount(submitted, "concurrency"),
        atOnce ? null : submitted.text("per"));
  }

  /** What is wrong with any of the measures is told at the one amount. */
  static Form refused(Submitted submitted, Refusal refusal) {
    Form form =
        Form.refused(
            submitted,
            refusal,
            "id",
            "scope",
            "requests",
            "tokens",
            "cost_usd",
            "concurrency",
            "per");
    for (String measure : MEASURES) {
      form = form.renamed(measure, "amount");
    }
    return form.renamed("id", "name");
  }

  static Form fresh() {
    return Form.filled(
        Map.of("scope", WrittenScope.ORGANIZATION, "measure", "requests", "per", "minute"));
  }

  static Form of(Limit limit) {
    Map<String, String> values = new HashMap<>();
    ScopeFields.fill(values, limit.scope());
    values.put("measure", measure(limit.measure()));
    values.put("amount", amount(limit));
    Per per = limit.per();
    values.put("per", per == null ? "minute" : per.name().toLowerCase(Locale.ROOT));
    return Form.filled(values);
  }

  private static String amount(Limit limit) {
    return limit.measure() == Measure.COST
        ? Usd.text(limit.amount())
        : Long.toString(limit.amount());
  }

  private static @Nullable String amount(Submitted submitted, String measure) {
    return submitted.text("measure").equals(measure)
        ? submitted.text("amount").replace("$", "")
        : null;
  }

  private static String measure(Measure measure) {
    return measure == Measure.COST ? "cost_usd" : measure.name().toLowerCase(Locale.ROOT);
  }
}
