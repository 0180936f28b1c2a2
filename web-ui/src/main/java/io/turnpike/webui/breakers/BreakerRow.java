package io.turnpike.webui.breakers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.webui.health.KeyWords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One target as the board shows it, once for each set of rules that configs have for it.
 *
 * @param keys of its connection
 * @param now what "in 5 s" is said from
 */
record BreakerRow(BreakerView view, List<KeyName> keys, Instant now) {

  /** The same for the same target each time, so that the page knows a row again. */
  public String id() {
    String rules = view.rules() == null ? "" : '\n' + view.rules();
    String target = view.connection() + '\n' + view.model() + rules;
    return UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, 18);
  }

  public Condition condition() {
    return switch (view.state()) {
      case "forced_open" -> Condition.HELD;
      case "closed" -> keyless() ? Condition.DOWN : Condition.HEALTHY;
      case "half_open" -> keyless() ? Condition.DOWN : Condition.RECOVERING;
      default -> Condition.DOWN;
    };
  }

  /** Whether every key that could call it rests. */
  public boolean keyless() {
    long resting = view.cooldowns().stream().map(Cooldown::label).distinct().count();
    return !keys.isEmpty() && resting >= keys.size();
  }

  /** The breaker's own word, for those who know breakers. */
  public String breaker() {
    return "breaker " + view.state().replace('_', ' ');
  }

  public boolean held() {
    return condition() == Condition.HELD;
  }

  public String failing() {
    return percent(view.failurePercent());
  }

  public String slow() {
    return percent(view.slowPercent());
  }

  public String key(Cooldown key) {
    return KeyWords.name(keys, key);
  }

  public String why(Cooldown key) {
    return KeyWords.why(key) + (key.model() == null ? "" : " for this model");
  }

  /** {@code in 5 s}; {@code with the next call} when the time has come. */
  public String next(@Nullable Instant moment) {
    long seconds = moment == null ? 0 : Duration.between(now, moment).toSeconds();
    if (seconds <= 0) {
      return "with the next call";
    }
    return seconds < 100 ? "in " + seconds + " s" : "in " + (seconds + 30) / 60 + " min";
  }

  private static String percent(double percent) {
    return percent < 0 ? "–" : String.format(Locale.US, "%.0f %%", percent);
  }
}
