package io.turnpike.webui.keys;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.ManagementKeys.ManagementKey;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.Team;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Words;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of keys shows: living ones first, newest first.
 *
 * @param issuedGatewayKey whole, this once; null otherwise
 * @param issuedManagementKey whole, this once; null otherwise
 */
public record KeysPage(
    List<Row> keys,
    List<ManagementRow> managementKeys,
    List<Team> teams,
    List<String> configs,
    List<RoleChoice> roles,
    Form form,
    @Nullable String issuedGatewayKey,
    @Nullable String issuedManagementKey) {

  static KeysPage of(
      List<GatewayKey> keys,
      Set<String> unserved,
      List<ManagementKey> managementKeys,
      List<Team> teams,
      List<String> configs,
      Form form,
      Map<String, Secret> issued) {
    Instant now = Instant.now();
    return new KeysPage(
        keys.stream().map(key -> Row.of(key, unserved, now)).sorted(Row.ORDER).toList(),
        managementKeys.stream().map(key -> ManagementRow.of(key, now)).toList(),
        teams,
        configs,
        Arrays.stream(Role.values()).map(RoleChoice::of).toList(),
        form,
        revealed(issued.get("gateway")),
        revealed(issued.get("management")));
  }

  private static @Nullable String revealed(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }

  /**
   * A gateway key with whether it can still be used.
   *
   * @param models it may use; empty for all
   * @param unserved those of them that nobody serves
   */
  public record Row(GatewayKey key, KeyState state, String models, String unserved) {

    static final Comparator<Row> ORDER =
        Comparator.comparing(Row::state)
            .thenComparing(row -> row.key().createdAt(), Comparator.reverseOrder());

    static Row of(GatewayKey key, Set<String> unserved, Instant now) {
      return new Row(
          key,
          KeyState.of(key.revokedAt(), key.expiresAt(), now),
          joined(key.allowedModels().stream()),
          joined(key.allowedModels().stream().filter(unserved::contains)));
    }

    private static String joined(Stream<String> models) {
      return models.sorted().collect(Collectors.joining(", "));
    }
  }

  public record ManagementRow(ManagementKey key, KeyState state, String role) {

    static ManagementRow of(ManagementKey key, Instant now) {
      KeyState state = KeyState.of(key.revokedAt(), key.expiresAt(), now);
      return new ManagementRow(key, state, Words.lower(key.role()));
    }
  }

  public record RoleChoice(String value, String word) {

    static RoleChoice of(Role role) {
      return new RoleChoice(role.name(), Words.lower(role));
    }
  }
}
