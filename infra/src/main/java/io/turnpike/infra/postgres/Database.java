package io.turnpike.infra.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * The only way to Postgres. Every statement runs in a transaction that row-level security confines
 * to one scope (a tenant), or, where a task truly spans scopes, in one that says so by name.
 */
public interface Database {

  /**
   * One transaction that sees and writes rows of {@code scope} only: role {@code turnpike_app}, and
   * {@code turnpike.scope} set for its length. Commits when {@code work} completes, rolls back when
   * it fails or is cancelled.
   */
  <T> Flux<T> within(UUID scope, Function<DatabaseClient, ? extends Publisher<T>> work);

  /**
   * One transaction across scopes (role {@code turnpike_system}): key look-up, log-in, shipping.
   */
  <T> Flux<T> across(Function<DatabaseClient, ? extends Publisher<T>> work);

  /**
   * A blocking connection across scopes, for bulk work on a thread of its own; autocommit off. The
   * caller closes it. Never call this on an event loop.
   */
  Connection openBlocking() throws SQLException;
}
