package io.turnpike.routing.config.sets;

import io.turnpike.infra.refusal.Nearest;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.guard.SetScope;
import io.turnpike.routing.guardrails.rules.RuleReader.Asked;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.Teams;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether what sets name is there. Once saved, they outlive it. */
@Component
final class SetReferences {

  private static final Pointer SCOPE = Pointer.ROOT.to("scope");

  private final Teams teams;
  private final GatewayKeys keys;
  private final ProviderConnections connections;

  SetReferences(Teams teams, GatewayKeys keys, ProviderConnections connections) {
    this.teams = teams;
    this.keys = keys;
    this.connections = connections;
  }

  /**
   * Notes what is not there.
   *
   * @param before a scope whose teams and keys need not be there any more
   */
  Mono<Void> check(OrganizationId organization, SetDocument read, SetScope before) {
    Mistakes mistakes = read.mistakes();
    SetScope scope = read.scope();
    return checkTeams(organization, new Named<>(scope.teams(), before.teams()), mistakes)
        .then(checkKeys(organization, new Named<>(scope.keys(), before.keys()), mistakes))
        .then(checkConnections(organization, read.asked(), mistakes));
  }

  private Mono<Void> checkTeams(
      OrganizationId organization, Named<String> named, Mistakes mistakes) {
    return named.fresh().isEmpty()
        ? Mono.empty()
        : teams
            .list(organization)
            .map(Team::slug)
            .collectList()
            .doOnNext(known -> named.missing(known).forEach(slug -> note(slug, known, mistakes)))
            .then();
  }

  private static void note(String slug, Collection<String> known, Mistakes mistakes) {
    mistakes.add(
        SCOPE.to("team"),
        "There is no team " + Spelling.quoted(slug) + "." + Nearest.hint(slug, known));
  }

  private Mono<Void> checkKeys(OrganizationId organization, Named<UUID> named, Mistakes mistakes) {
    return named.fresh().isEmpty()
        ? Mono.empty()
        : keys.list(organization)
            .filter(key -> key.revokedAt() == null)
            .map(GatewayKey::id)
            .map(id -> id.value())
            .collectList()
            .doOnNext(known -> named.missing(known).forEach(id -> note(id, mistakes)))
            .then();
  }

  private static void note(UUID id, Mistakes mistakes) {
    mistakes.add(SCOPE.to("key"), "There is no key with the id " + id + ", or it is revoked.");
  }

  private Mono<Void> checkConnections(
      OrganizationId organization, List<Asked> asked, Mistakes mistakes) {
    return asked.isEmpty()
        ? Mono.empty()
        : connections
            .list(organization)
            .map(ProviderConnection::name)
            .collectList()
            .doOnNext(known -> asked.forEach(each -> note(each, known, mistakes)))
            .then();
  }

  private static void note(Asked asked, Collection<String> known, Mistakes mistakes) {
    String name = asked.connection();
    if (!known.contains(name)) {
      mistakes.addAt(
          asked.at(),
          "asks the connection "
              + Spelling.quoted(name)
              + ", which there is not."
              + Nearest.hint(name, known));
    }
  }

  private record Named<T>(Set<T> now, Set<T> before) {

    Set<T> fresh() {
      return now.stream()
          .filter(each -> !before.contains(each))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<T> missing(Collection<T> known) {
      Set<T> missing = fresh();
      missing.removeAll(Set.copyOf(known));
      return missing;
    }
  }
}
