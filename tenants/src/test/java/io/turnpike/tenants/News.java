package io.turnpike.tenants;

import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What nodes have announced to each other. */
public final class News {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private News() {}

  /**
   * Waits until every node has dealt with what was announced before: announcements are heard in
   * their order, one after the other. What nodes show then they owe to no timer.
   */
  public static void heard(Stores stores) {
    String topic = "test-" + UUID.randomUUID();
    CompletableFuture<Message> last =
        stores.announcements().listen(topic).ofType(Message.class).next().toFuture();
    stores.announcements().publish(topic, "last").block(PATIENCE);
    last.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
