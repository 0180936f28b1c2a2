package io.turnpike.tenants.providers;

import io.turnpike.tenants.OrganizationId;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/**
 * Tells who uses a connection, so that none is deleted from under its users. Contributed as a bean
 * by whoever stores names of connections.
 */
public interface ConnectionUses {

  /**
   * @param db the caller's transaction, in which the connection can neither vanish nor gain users
   */
  Flux<Use> of(DatabaseClient db, OrganizationId organization, String connection);

  /**
   * @param kind for example {@code config}
   * @param version the one that is current; 0 for what has no versions
   */
  record Use(String kind, String name, int version) {

    /** For people: {@code config "support" (version 3)}. */
    @Override
    public String toString() {
      return kind + " \"" + name + "\"" + (version > 0 ? " (version " + version + ")" : "");
    }
  }
}
