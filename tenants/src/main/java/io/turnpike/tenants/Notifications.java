package io.turnpike.tenants;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Tells webhooks and people what has happened. A notification is written in the caller's
 * transaction: it is sent if that commits, some node sends it then, and tries again for up to three
 * days. A receiver may get one twice, with the same id.
 */
public interface Notifications {

  /**
   * @param transaction what {@code Database.within} or {@code across} handed out
   */
  Mono<Void> publish(DatabaseClient transaction, Notification notification);

  /**
   * @param transaction of {@code Database.openBlocking}
   */
  void publish(Connection transaction, Notification notification) throws SQLException;

  /** Whether the operator has named a server for e-mail. */
  boolean mails();
}
