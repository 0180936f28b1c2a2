package io.turnpike.tenants.outbox;

import static io.turnpike.tenants.store.Values.orNull;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notification.Mail;
import io.turnpike.tenants.Notifications;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

@Component
final class PostgresNotifications implements Notifications {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String[] NOBODY = {};

  private final Courier<Load.Letter> letters;

  PostgresNotifications(Courier<Load.Letter> letters) {
    this.letters = letters;
  }

  @Override
  public Mono<Void> publish(DatabaseClient transaction, Notification notification) {
    Mail mail = notification.mail();
    return transaction
        .sql(OutboxSql.PUBLISH_NAMED)
        .bind("organization", notification.organization().value())
        .bind("id", notification.id())
        .bind("type", notification.type())
        .bind("body", body(notification))
        .bind("subject", orNull(mail == null ? null : storable(mail.subject()), String.class))
        .bind("text", orNull(mail == null ? null : storable(mail.text()), String.class))
        .bind("roles", roles(mail))
        .then();
  }

  @Override
  public void publish(Connection transaction, Notification notification) throws SQLException {
    Mail mail = notification.mail();
    try (PreparedStatement insert = transaction.prepareStatement(OutboxSql.PUBLISH_JDBC)) {
      insert.setObject(1, notification.organization().value());
      insert.setObject(2, notification.id());
      insert.setString(3, notification.type());
      insert.setString(4, body(notification));
      insert.setString(5, mail == null ? null : storable(mail.subject()));
      insert.setString(6, mail == null ? null : storable(mail.text()));
      insert.setArray(7, transaction.createArrayOf("text", roles(mail)));
      insert.executeUpdate();
    }
  }

  @Override
  public boolean mails() {
    return letters.open();
  }

  private static String body(Notification notification) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("type", notification.type());
    body.put("timestamp", TimeOrderedId.madeAt(notification.id()).toString());
    body.put("data", notification.data());
    return storable(JSON.writeValueAsString(body));
  }

  /** What clients made up may hold what Postgres does not take; no transaction is to fail by it. */
  private static String storable(String text) {
    return new String(text.getBytes(UTF_8), UTF_8).replace("\0", "");
  }

  private static String[] roles(@Nullable Mail mail) {
    return mail == null ? NOBODY : mail.roles().stream().map(Enum::name).toArray(String[]::new);
  }
}
