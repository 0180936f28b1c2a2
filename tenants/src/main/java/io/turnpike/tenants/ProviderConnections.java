package io.turnpike.tenants;

import io.turnpike.infra.crypto.Secret;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The provider connections of all organizations, built-in ones included. */
public interface ProviderConnections {

  Flux<ProviderConnection> list(OrganizationId organization);

  /** Empty when there is none of that name. */
  Mono<ProviderConnection> find(OrganizationId organization, String name);

  /**
   * The connection with its secret, for the data plane. Answers from memory, already completed,
   * once loaded; changes reach every node within a second. Empty when there is none of that name.
   */
  Mono<Opened> open(OrganizationId organization, String name);

  /** Creates or replaces. Refused with InvalidInput, or Conflict for a built-in name. */
  Mono<ProviderConnection> put(Actor actor, String name, Draft draft);

  /** NotFound when there is none of that name. */
  Mono<Void> delete(Actor actor, String name);

  /**
   * @param baseUrl required for {@code openai-compatible}; the vendor's own when null otherwise
   * @param apiKey null keeps the stored one, so that a form need not repeat it; a change of host
   *     never keeps it, because the secret is bound to the host it was given for
   */
  record Draft(
      String type,
      @Nullable String baseUrl,
      @Nullable Secret apiKey,
      Map<String, ProviderConnection.ModelPrice> prices) {}

  /**
   * @param apiKey null for a provider that wants none
   */
  record Opened(ProviderConnection connection, @Nullable Secret apiKey) {}
}
