package io.turnpike.infra.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.KillArgs;
import io.turnpike.infra.redis.Announcements.Announcement;
import io.turnpike.infra.redis.Announcements.Gap;
import io.turnpike.infra.redis.Announcements.Message;
import io.turnpike.infra.testing.Stores;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.test.StepVerifier;

class AnnouncementsIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private final Announcements announcements = stores.announcements();
  private final Disposable.Composite listening = Disposables.composite();

  @AfterEach
  void stopListening() {
    listening.dispose();
  }

  @Test
  void reachEveryListenerOfTheTopic() {
    List<Announcement> first = listen("configs");
    List<Announcement> second = listen("configs");
    List<Announcement> other = listen("keys");

    announcements.publish("configs", "one").block();
    announcements.publish("configs", "two").block();
    announcements.publish("keys", "three").block();

    await().untilAsserted(() -> assertThat(other).containsExactly(new Message("three")));
    assertThat(first).containsExactly(new Message("one"), new Message("two"));
    assertThat(second).isEqualTo(first);
  }

  @Test
  void tellOfAGapWhenTheConnectionWasLost() {
    List<Announcement> heard = listen("configs");
    stores.redis().ask(redis -> redis.clientKill(KillArgs.Builder.typePubsub())).blockLast();

    await().untilAsserted(() -> assertThat(heard).contains(new Gap()));
    announcements.publish("configs", "after").block();
    await().untilAsserted(() -> assertThat(heard).endsWith(new Message("after")));
  }

  @Test
  void dropTheOldestForASlowListenerAndSaySo() {
    int sent = Topic.BUFFER + 10;

    StepVerifier.create(announcements.listen("busy"), 0)
        .expectSubscription()
        .then(
            () -> {
              List<Announcement> quick = listen("busy");
              for (int i = 1; i <= sent; i++) {
                announcements.publish("busy", "" + i).block();
              }
              await().untilAsserted(() -> assertThat(quick).hasSize(sent));
            })
        .thenRequest(2)
        .expectNext(new Message("1"), new Gap())
        .thenRequest(Topic.BUFFER)
        .expectNextCount(Topic.BUFFER)
        .thenCancel()
        .verify(Duration.ofSeconds(20));
  }

  private List<Announcement> listen(String topic) {
    var heard = new CopyOnWriteArrayList<Announcement>();
    listening.add(announcements.listen(topic).subscribe(heard::add));
    return heard;
  }
}
