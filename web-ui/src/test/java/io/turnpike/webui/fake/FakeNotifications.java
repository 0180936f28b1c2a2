package io.turnpike.webui.fake;

import io.turnpike.tenants.Notification;
import io.turnpike.tenants.Notifications;
import java.sql.Connection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
public class FakeNotifications implements Notifications {

  @Override
  public Mono<Void> publish(DatabaseClient transaction, Notification notification) {
    return Mono.empty();
  }

  @Override
  public void publish(Connection transaction, Notification notification) {
    // Nobody is told.
  }

  @Override
  public boolean mails() {
    return false;
  }
}
