package io.turnpike.routing.gateway.pipeline;

import io.turnpike.routing.dialects.Dialect;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.dialects.OtherOperations;
import io.turnpike.routing.gateway.stored.StoredIds;
import io.turnpike.routing.gateway.stored.StoredIds.StoredAnswer;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Requests that go on from an answer that a provider keeps, or are about one: they can only go
 * where that is.
 */
@Component
class ContinuedRequests {

  private final ProviderConnections connections;
  private final StoredIds ids;
  private final List<Dialect> dialects;
  private final OtherOperations operations;

  ContinuedRequests(
      ProviderConnections connections,
      StoredIds ids,
      List<Dialect> dialects,
      OtherOperations operations) {
    this.dialects = dialects;
    this.operations = operations;
    this.connections = connections;
    this.ids = ids;
  }

  /**
   * The request with the id that its provider knows. Fails with {@link GatewayFailure} for an
   * answer of somebody else's. Where it only goes on from one, an id that was not told here is for
   * the provider to know; one that it is about must have been told here.
   */
  Mono<GatewayRequest> pinned(GatewayRequest request) {
    return request.operation().isServed() ? continued(request) : about(request);
  }

  private Mono<GatewayRequest> continued(GatewayRequest request) {
    String id = request.body().continued();
    return id == null || !StoredIds.isSealed(id)
        ? Mono.just(request)
        : find(request.caller().organization(), id)
            .map(found -> request.continuing(found.connection(), found.id()));
  }

  /** Whatever else a client says it speaks: the path alone tells. */
  private Mono<GatewayRequest> about(GatewayRequest request) {
    String path = request.operation().path();
    for (Dialect dialect : dialects) {
      String id = dialect.storedAt(path);
      if (id != null) {
        return find(request.caller().organization(), id)
            .map(
                found ->
                    request.about(
                        found.connection(), operations.at(path.replace(id, found.id()), dialect)));
      }
    }
    return Mono.just(request);
  }

  private Mono<StoredAnswer> find(OrganizationId organization, String id) {
    return connections
        .known(organization)
        .flatMap(
            known ->
                Mono.justOrEmpty(
                    ids.open(
                        organization, id, known.stream().map(ProviderConnection::name).toList())))
        .switchIfEmpty(Mono.defer(() -> Mono.error(unknown(id))));
  }

  private static GatewayFailure unknown(String id) {
    return GatewayFailure.of(
        404, "response_not_found", "There is no response \"" + id + "\" at your connections.");
  }
}
