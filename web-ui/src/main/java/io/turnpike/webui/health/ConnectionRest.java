package io.turnpike.webui.health;

import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.routing.CircuitBreakers.Cooldown;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A connection of which a key rests for every model, as this node knows from the targets it serves.
 *
 * @param resting such keys, the one first that is tried first
 */
public record ConnectionRest(ProviderConnection connection, List<Cooldown> resting) {

  /** Of all connections in their order; those whose keys are all in use are left out. */
  public static List<ConnectionRest> of(
      List<ProviderConnection> connections, List<BreakerView> targets) {
    return connections.stream()
        .map(connection -> new ConnectionRest(connection, resting(connection, targets)))
        .filter(rest -> !rest.resting().isEmpty())
        .toList();
  }

  /** Whether nothing is left to call it with. */
  public boolean broken() {
    return connection.hasSecret() && resting.size() >= connection.credentials().size();
  }

  /** The one that is tried first. */
  public Cooldown next() {
    return resting.getFirst();
  }

  /** Whether waiting will not help: someone has to put another key in. */
  public boolean refused() {
    return resting.stream().allMatch(key -> key.reason().equals("auth"));
  }

  public Instant since() {
    return resting.stream().map(Cooldown::since).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** For example {@code key refused (401)}. */
  public String what() {
    String whose = connection.credentials().size() == 1 ? "key " : named(next());
    return whose + KeyWords.why(next());
  }

  private String named(Cooldown key) {
    return broken() ? "all keys " : KeyWords.name(connection.credentials(), key) + " ";
  }

  private static List<Cooldown> resting(ProviderConnection connection, List<BreakerView> targets) {
    return targets.stream()
        .filter(target -> target.connection().equals(connection.name()))
        .flatMap(target -> target.cooldowns().stream())
        .filter(key -> key.model() == null)
        .distinct()
        .sorted(Comparator.comparing(Cooldown::until))
        .toList();
  }
}
