package io.turnpike.app.api.budgets;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.turnpike.billing.Budgets.Draft;
import io.turnpike.billing.WrittenScope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A budget as a client writes it; numbers may be texts. */
public record BudgetForm(
    @Nullable ScopeForm scope,
    @Nullable String amountUsd,
    @Nullable Lasting period,
    @Nullable String mode,
    @Nullable String degradeTo,
    @Nullable List<@Nullable String> alerts) {

  Draft draft() {
    return draft(ScopeForm.written(scope));
  }

  Draft draft(List<WrittenScope> whose) {
    return new Draft(
        whose,
        amountUsd,
        period == null ? null : period.word,
        period == null ? null : period.rollingDays,
        mode,
        degradeTo,
        percents());
  }

  private List<String> percents() {
    return alerts == null
        ? List.of()
        : alerts.stream().map(percent -> Objects.requireNonNullElse(percent, "")).toList();
  }

  /** A word, or {@code {"rolling_days": 30}}. */
  public static final class Lasting {

    private static final String ROLLING = "rolling";

    private final String word;
    private final @Nullable String rollingDays;

    private Lasting(String word, @Nullable String rollingDays) {
      this.word = word;
      this.rollingDays = rollingDays;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Lasting of(String word) {
      return new Lasting(word, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Lasting rolling(@JsonProperty("rolling_days") @Nullable String days) {
      return new Lasting(ROLLING, days);
    }
  }
}
