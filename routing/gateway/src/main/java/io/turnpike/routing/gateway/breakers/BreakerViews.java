package io.turnpike.routing.gateway.breakers;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.attempt.health.ConnectionHealth;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.Held;
import io.turnpike.routing.gateway.attempt.health.KeyCooldown;
import io.turnpike.routing.gateway.attempt.health.KeyCooldown.Reason;
import io.turnpike.routing.gateway.attempt.health.TargetHealth;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.routing.gateway.attempt.health.Targets;
import io.turnpike.routing.plan.BreakerRules;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what this node knows of a breaker. */
@Component
final class BreakerViews {

  private static final Comparator<BreakerView> ORDER =
      Comparator.comparing(BreakerView::connection)
          .thenComparing(BreakerView::model)
          .thenComparing(view -> Objects.requireNonNullElse(view.rules(), ""));

  private final Targets targets;
  private final Connections connections;

  BreakerViews(Targets targets, Connections connections) {
    this.targets = targets;
    this.connections = connections;
  }

  /**
   * @param existing connections by name; targets over others are left out
   */
  Stream<BreakerView> all(OrganizationId organization, Map<String, ProviderConnection> existing) {
    List<TargetHealth> used = targets.of(organization);
    Set<TargetKey> keys = used.stream().map(TargetHealth::key).collect(Collectors.toSet());
    Stream<BreakerView> held =
        targets.held().keySet().stream()
            .filter(key -> key.organization().equals(organization) && !keys.contains(key))
            .filter(key -> existing.containsKey(key.connection()))
            .map(key -> unused(key, existing.get(key.connection())));
    Stream<BreakerView> seen =
        used.stream()
            .filter(target -> existing.containsKey(target.key().connection()))
            .map(target -> used(target, existing.get(target.key().connection())));
    return Stream.concat(seen, held).sorted(ORDER);
  }

  BreakerView view(TargetKey key, @Nullable ProviderConnection connection) {
    TargetHealth target = targets.known(key);
    return target == null ? unused(key, connection) : used(target, connection);
  }

  private BreakerView used(TargetHealth target, @Nullable ProviderConnection connection) {
    return used(target.key(), target, target.status().held(), cooldowns(target.key(), connection));
  }

  private static BreakerView used(
      TargetKey key, TargetHealth target, @Nullable Held held, List<Cooldown> cooldowns) {
    return new BreakerView(
        key.connection(),
        key.model(),
        target.state().word(),
        target.failurePercent(),
        target.slowPercent(),
        target.calls(),
        target.openedAt(),
        target.status().nextProbeAt(),
        held == null ? null : held.by(),
        target.times().firstTokenP50(),
        target.times().firstTokenP95(),
        target.inFlight(),
        cooldowns,
        RulesText.of(target.rules()));
  }

  private BreakerView unused(TargetKey key, @Nullable ProviderConnection connection) {
    Held held = targets.heldNow(key);
    return new BreakerView(
        key.connection(),
        key.model(),
        (held == null ? BreakerState.CLOSED : BreakerState.FORCED_OPEN).word(),
        -1,
        -1,
        0,
        held == null ? null : held.since(),
        held == null ? null : held.until(),
        held == null ? null : held.by(),
        -1,
        -1,
        0,
        cooldowns(key, connection),
        null);
  }

  private List<Cooldown> cooldowns(TargetKey key, @Nullable ProviderConnection connection) {
    ConnectionHealth health = connections.known(key.organization(), key.connection());
    return health == null || connection == null
        ? List.of()
        : connection.credentials().stream()
            .flatMap(
                name ->
                    Stream.of(
                        cooldown(name, null, health, connection),
                        cooldown(name, key.model(), health, connection)))
            .filter(Objects::nonNull)
            .toList();
  }

  private static @Nullable Cooldown cooldown(
      KeyName name,
      @Nullable String model,
      ConnectionHealth health,
      ProviderConnection connection) {
    KeyCooldown known = health.known(connection.revision(), name.id(), model);
    Reason reason = known == null ? null : known.reason();
    return known == null || reason == null
        ? null
        : new Cooldown(name.label(), reason.word(), known.since(), known.until(), model);
  }

  /** Rules of a config for its breakers, in words. */
  private static final class RulesText {

    private RulesText() {}

    /** Null for the settings of the node. */
    static @Nullable String of(@Nullable BreakerRules rules) {
      if (rules == null) {
        return null;
      }
      List<String> parts = new ArrayList<>();
      if (rules.failures() != null) {
        parts.add(rules.failures() + (rules.failures() == 1 ? " failure" : " failures"));
      }
      if (rules.failurePercent() != null
          || rules.failures() == null && rules.minimumCalls() != null) {
        parts.add(share(rules));
      }
      String opens = String.join(" or ", parts);
      String waits = rules.cooldown() == null ? "" : "then " + seconds(rules.cooldown());
      String codes =
          rules.statusCodes() == null
              ? ""
              : "counting "
                  + rules.statusCodes().stream()
                      .sorted()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "));
      return List.of(opens, waits, codes).stream()
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(", "));
    }

    private static String share(BreakerRules rules) {
      Double percent = rules.failurePercent();
      String share =
          percent == null ? "50" : BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
      return share + " % of at least " + rules.minimumCalls();
    }

    private static String seconds(Duration duration) {
      return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
  }
}
