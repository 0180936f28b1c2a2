package io.turnpike.tenants.connections;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ConnectionUses;
import io.turnpike.tenants.providers.ConnectionUses.Use;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The uses of connections that any module knows of. */
@Component
final class AllUses {

  private static final int MOST_NAMED = 20;
  private static final int MOST_LISTED = 100;

  private final ObjectProvider<ConnectionUses> contributed;

  AllUses(ObjectProvider<ConnectionUses> contributed) {
    this.contributed = contributed;
  }

  Flux<Use> of(DatabaseClient db, OrganizationId organization, String connection) {
    return Flux.fromStream(contributed::orderedStream)
        .concatMap(uses -> uses.of(db, organization, connection));
  }

  Mono<Void> refuseIfAny(DatabaseClient db, OrganizationId organization, String connection) {
    return of(db, organization, connection)
        .collectList()
        .filter(uses -> !uses.isEmpty())
        .flatMap(uses -> Mono.error(() -> inUse(connection, uses)));
  }

  private static Conflict inUse(String connection, List<Use> uses) {
    return new Conflict(
        "in_use",
        sentence(connection, uses),
        Map.of("used_by", members(uses), "used_by_count", uses.size()));
  }

  private static String sentence(String connection, List<Use> uses) {
    String named =
        uses.stream().limit(MOST_NAMED).map(Use::toString).collect(Collectors.joining(", "));
    int more = uses.size() - MOST_NAMED;
    return "The connection \""
        + connection
        + "\" is used by "
        + named
        + (more > 0 ? " and " + more + " more" : "")
        + ". Change or delete these first. Only current versions count: once the connection is"
        + " gone, an older version that names it cannot be rolled back to.";
  }

  private static List<Map<String, Object>> members(List<Use> uses) {
    return uses.stream()
        .limit(MOST_LISTED)
        .map(
            use ->
                Map.<String, Object>of(
                    "kind", use.kind(), "name", use.name(), "version", use.version()))
        .toList();
  }
}
