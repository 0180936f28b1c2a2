package io.turnpike.routing.gateway.attempt.health;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cooldowns of the keys of one revision of a connection, for all models and for single ones. */
final class KeyCooldowns {

  /** Clients choose names of models; more than this many are not kept apart. */
  private static final int MOST = 1_000;

  private final int revision;
  private final Clock clock;
  private final Map<Scope, KeyCooldown> known = new ConcurrentHashMap<>();

  KeyCooldowns(int revision, Clock clock) {
    this.revision = revision;
    this.clock = clock;
  }

  int revision() {
    return revision;
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  /**
   * @param model null for all
   */
  KeyCooldown of(String key, @Nullable String model) {
    if (known.size() >= MOST) {
      known.values().removeIf(cooldown -> cooldown.reason() == null);
    }
    Scope scope = new Scope(key, model);
    return known.size() >= MOST
        ? known.getOrDefault(scope, new KeyCooldown(clock))
        : known.computeIfAbsent(scope, _ -> new KeyCooldown(clock));
  }

  /** Leave to use a key for a model; one of many may have to find out whether it works again. */
  boolean take(String key, String model) {
    if (known.isEmpty()) {
      return true;
    }
    List<KeyCooldown> both = both(key, model).toList();
    long now = clock.millis();
    return both.stream().allMatch(cooldown -> cooldown.waitMillis(now) == 0)
        && both.stream().allMatch(KeyCooldown::take);
  }

  void worked(String key, String model) {
    if (!known.isEmpty()) {
      forgetIfWell(new Scope(key, null));
      forgetIfWell(new Scope(key, model));
    }
  }

  void undecided(String key, String model) {
    if (!known.isEmpty()) {
      both(key, model).forEach(KeyCooldown::undecided);
    }
  }

  /** Milliseconds; 0 when it may be used. */
  long waitMillis(String key, String model, long now) {
    return known.isEmpty()
        ? 0
        : both(key, model).mapToLong(cooldown -> cooldown.waitMillis(now)).max().orElse(0);
  }

  /** The weightier one; null when it may be used. */
  KeyCooldown.@Nullable Reason reason(String key, String model) {
    return both(key, model)
        .map(KeyCooldown::reason)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  @Nullable KeyCooldown known(String key, @Nullable String model) {
    return known.get(new Scope(key, model));
  }

  private Stream<KeyCooldown> both(String key, String model) {
    return Stream.of(new Scope(key, null), new Scope(key, model)).mapMulti(this::knownOf);
  }

  private void knownOf(Scope scope, Consumer<KeyCooldown> each) {
    KeyCooldown cooldown = known.get(scope);
    if (cooldown != null) {
      each.accept(cooldown);
    }
  }

  private void forgetIfWell(Scope scope) {
    known.computeIfPresent(scope, (_, cooldown) -> cooldown.worked() ? null : cooldown);
  }

  /**
   * @param model null for all
   */
  private record Scope(String key, @Nullable String model) {}
}
