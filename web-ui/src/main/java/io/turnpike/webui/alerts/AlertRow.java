package io.turnpike.webui.alerts;

import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.webui.view.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A threshold of a budget that was reached. */
public record AlertRow(BudgetAlert alert) {

  private static final int ALL = 100;

  public String tone() {
    return alert.percent() >= ALL ? "danger" : "warning";
  }

  /** Whose calls: {@code team search}, {@code tag customer acme}. */
  public String whose() {
    Map.Entry<String, Object> scope = alert.scope().entrySet().iterator().next();
    return scope.getKey().equals("organization")
        ? "the organization"
        : scope.getKey() + " " + words(scope.getValue());
  }

  /** Of which the amount is. */
  public String period() {
    return switch (alert.unit()) {
      case LIFETIME -> "for good";
      case ROLLING -> "rolling";
      case HOUR, DAY, WEEK, MONTH -> "per " + Words.lower(alert.unit());
    };
  }

  public boolean ends() {
    return alert.unit() != Unit.LIFETIME;
  }

  private String words(Object values) {
    return switch (values) {
      case Map<?, ?> tag ->
          tag.entrySet().stream()
              .map(entry -> entry.getKey() + " " + words(String.valueOf(entry.getValue())))
              .collect(Collectors.joining(" "));
      case List<?> several ->
          several.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> words(String.valueOf(values));
    };
  }

  /** Where there is a counter for each, the one that it is about. */
  private String words(String value) {
    return value.equals("*") ? alert.value() : value;
  }
}
