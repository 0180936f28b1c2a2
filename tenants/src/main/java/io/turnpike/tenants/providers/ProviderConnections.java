package io.turnpike.tenants.providers;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The provider connections of all organizations, built-in ones included. */
public interface ProviderConnections {

  Flux<ProviderConnection> list(OrganizationId organization);

  /**
   * The same for the data plane: from memory, already completed once loaded; changes reach every
   * node within a second.
   */
  Mono<List<ProviderConnection>> known(OrganizationId organization);

  /** Empty when there is none of that name. */
  Mono<ProviderConnection> find(OrganizationId organization, String name);

  /**
   * The connection with its secrets, for the data plane. Answers from memory, already completed,
   * once loaded; changes reach every node within a second. Empty when there is none of that name.
   */
  Mono<Opened> open(OrganizationId organization, String name);

  /** Creates or replaces. Refused with InvalidInput, or Conflict for a built-in name. */
  Mono<ProviderConnection> put(Actor actor, String name, Draft draft);

  /** NotFound when there is none of that name; Conflict, naming the users, when it is in use. */
  Mono<Void> delete(Actor actor, String name);

  /** Who uses the connection now, so that it cannot be deleted. */
  Flux<ConnectionUses.Use> uses(OrganizationId organization, String name);

  /**
   * For whoever is about to store names of connections: those of {@code names} that exist. None of
   * them is deleted before the caller's transaction ends.
   *
   * @param db the caller's transaction
   */
  Flux<String> held(DatabaseClient db, OrganizationId organization, Collection<String> names);

  /**
   * @param type word of a {@link ProviderType}
   * @param baseUrl the type's own when null; required where it has none
   * @param models empty for no restriction
   * @param cancelStopsBilling whether hanging up ends what the provider bills
   * @param settings what the type asks for beyond that, by name
   */
  record Draft(
      String type,
      @Nullable String baseUrl,
      KeyChange keys,
      DataPolicy dataPolicy,
      List<String> models,
      Map<String, ModelPrice> prices,
      boolean cancelStopsBilling,
      Map<String, String> settings) {}

  /**
   * @param credentials in the order they were given; empty for a provider that wants none
   */
  record Opened(ProviderConnection connection, List<Credential> credentials) {

    /** The first one; null for a provider that wants none. */
    public @Nullable Secret apiKey() {
      return credentials.isEmpty() ? null : credentials.getFirst().apiKey();
    }
  }

  /**
   * One API key, or the several secrets of one credential.
   *
   * @param id stays as long as the secret does, through all other changes; short, and safe to log
   * @param apiKey as {@link SecretFields#kept} has it
   */
  record Credential(String id, String label, Secret apiKey) {}

  /**
   * A connection that every organization has without setting it up. Contributed as a bean; its name
   * is reserved.
   */
  interface BuiltInConnection {

    String name();

    String type();

    /** Read per use: the address may be known only after start. */
    URI baseUrl();

    DataPolicy dataPolicy();
  }
}
