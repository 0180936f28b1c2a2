package io.turnpike.webui.scope;

import io.turnpike.billing.Scope;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.providers.ProviderConnection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a scope can name: to choose from, and to tell by name. */
public record Named(List<Team> teams, List<GatewayKey> keys, List<ProviderConnection> connections) {

  /** Those that can still be used, by name. */
  public List<GatewayKey> livingKeys() {
    return keys.stream().filter(key -> end(key) == null).toList();
  }

  public boolean isAlive(String id) {
    return end(id) == null;
  }

  /** Living ones, and those that are chosen already. */
  public List<GatewayKey> choosableKeys(List<String> chosen) {
    return keys.stream()
        .filter(key -> end(key) == null || chosen.contains(key.id().toString()))
        .toList();
  }

  public Whose whose(Scope scope) {
    return scope.each() ? new Whose(each(scope), null) : new Whose(text(scope), gone(scope));
  }

  private static String each(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> "The whole organization";
      case TEAM -> "Each team by itself";
      case KEY -> "Each key by itself";
      case USER -> "Each user by itself";
      case MODEL -> "Each model by itself";
      case PROVIDER -> "Each connection by itself";
      case TAG -> "Each value of the tag " + scope.name() + " by itself";
      case HEADER -> "Each value of the header " + scope.name() + " by itself";
    };
  }

  private String text(Scope scope) {
    String values = scope.values().stream().sorted().collect(Collectors.joining(", "));
    return switch (scope.kind()) {
      case ORGANIZATION, HEADER -> each(scope);
      case TEAM -> "Team " + teamName(values);
      case KEY -> (scope.values().size() == 1 ? "Key " : "Keys ") + keyNames(scope.values());
      case USER -> "User " + values;
      case MODEL -> "Model " + values;
      case PROVIDER -> "Connection @" + values;
      case TAG -> "Tag " + scope.name() + " = " + values;
    };
  }

  private @Nullable String gone(Scope scope) {
    return switch (scope.kind()) {
      case TEAM ->
          scope.values().stream().allMatch(this::hasTeam) ? null : "names a team that is gone";
      case PROVIDER ->
          scope.values().stream().allMatch(this::hasConnection)
              ? null
              : "names a connection that is gone";
      case KEY -> goneKeys(scope.values());
      case ORGANIZATION, USER, MODEL, TAG, HEADER -> null;
    };
  }

  private @Nullable String goneKeys(Set<String> ids) {
    List<String> ends = ids.stream().map(this::end).filter(Objects::nonNull).distinct().toList();
    return ends.isEmpty() ? null : "names a key that is " + String.join(" or ", ends);
  }

  private @Nullable String end(String id) {
    for (GatewayKey key : keys) {
      if (key.id().toString().equals(id)) {
        return end(key);
      }
    }
    return "gone";
  }

  private static @Nullable String end(GatewayKey key) {
    Instant expiresAt = key.expiresAt();
    if (key.revokedAt() != null) {
      return "revoked";
    }
    return expiresAt != null && !expiresAt.isAfter(Instant.now()) ? "expired" : null;
  }

  private String teamName(String slug) {
    return teams.stream()
        .filter(team -> team.slug().equals(slug))
        .map(Team::name)
        .findFirst()
        .orElse(slug);
  }

  public boolean hasTeam(String slug) {
    return teams.stream().anyMatch(team -> team.slug().equals(slug));
  }

  public boolean hasConnection(String name) {
    return connections.stream().anyMatch(connection -> connection.name().equals(name));
  }

  private String keyNames(Set<String> ids) {
    return ids.stream().map(this::keyName).sorted().collect(Collectors.joining(", "));
  }

  public String keyName(String id) {
    return keys.stream()
        .filter(key -> key.id().toString().equals(id))
        .map(GatewayKey::name)
        .findFirst()
        .orElse(id);
  }
}
