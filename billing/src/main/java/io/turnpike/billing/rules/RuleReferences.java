package io.turnpike.billing.rules;

import io.turnpike.billing.Scope;
import io.turnpike.billing.WrittenScope;
import io.turnpike.infra.refusal.Nearest;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether what budgets and limits name is there. Once saved, they outlive what they name. */
@Component
public final class RuleReferences {

  private final Teams teams;
  private final GatewayKeys keys;
  private final ProviderConnections connections;
  private final RouteConfigs configs;

  RuleReferences(
      Teams teams, GatewayKeys keys, ProviderConnections connections, RouteConfigs configs) {
    this.teams = teams;
    this.keys = keys;
    this.connections = connections;
    this.configs = configs;
  }

  /** Notes what is not there. */
  public Mono<Void> checkScope(
      OrganizationId organization, Scope scope, WrittenScope written, Mistakes mistakes) {
    if (scope.each()) {
      return Mono.empty();
    }
    return switch (scope.kind()) {
      case TEAM ->
          teams
              .list(organization)
              .map(Team::slug)
              .collectList()
              .doOnNext(known -> checkName("team", written, known, mistakes))
              .then();
      case PROVIDER ->
          connections
              .list(organization)
              .map(ProviderConnection::name)
              .collectList()
              .doOnNext(known -> checkName("connection", written, known, mistakes))
              .then();
      case KEY ->
          keys.list(organization)
              .collectList()
              .doOnNext(known -> checkKeys(written, known, mistakes))
              .then();
      case ORGANIZATION, USER, MODEL, TAG, HEADER -> Mono.empty();
    };
  }

  /** Notes when there is no such config, or version of it. */
  public Mono<Void> checkConfig(
      OrganizationId organization, String pointer, String reference, Mistakes mistakes) {
    return configs
        .resolve(organization, reference)
        .hasElement()
        .filter(there -> !there)
        .flatMap(_ -> configs.names(organization))
        .doOnNext(
            names ->
                mistakes.add(
                    pointer,
                    "There is no config \"" + reference + "\"." + Nearest.hint(reference, names)))
        .then();
  }

  private static void checkName(
      String what, WrittenScope written, Collection<String> known, Mistakes mistakes) {
    String name = written.values().getFirst();
    if (!known.contains(name)) {
      mistakes.add(
          ScopeCheck.pointer(written, 0),
          "There is no " + what + " \"" + name + "\"." + Nearest.hint(name, known));
    }
  }

  private static void checkKeys(WrittenScope written, List<GatewayKey> known, Mistakes mistakes) {
    for (int i = 0; i < written.values().size(); i++) {
      String id = written.values().get(i).toLowerCase(Locale.ROOT);
      GatewayKey key = key(id, known);
      if (key == null) {
        mistakes.add(ScopeCheck.pointer(written, i), "There is no key with this id.");
      } else if (key.revokedAt() != null) {
        mistakes.add(ScopeCheck.pointer(written, i), "The key \"" + key.name() + "\" is revoked.");
      }
    }
  }

  private static @Nullable GatewayKey key(String id, List<GatewayKey> known) {
    for (GatewayKey key : known) {
      if (key.id().toString().equals(id)) {
        return key;
      }
    }
    return null;
  }
}
