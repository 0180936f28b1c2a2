package io.turnpike.routing.config.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.turnpike.infra.redis.Announcements;
import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.Unavailable;
import io.turnpike.infra.testing.Stores;
import io.turnpike.infra.testing.SwitchedRedis;
import io.turnpike.routing.ConfigReference;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.routing.plan.Target;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What other nodes serve of a config: the new version soon, and what they know while cut off. */
class PlansOnNodesIT {

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Between two comparisons; the first comes at a random moment within it. */
  private static final String NEVER = "1000d";

  private static final String TO_A = "{\"provider\": \"@a\"}";
  private static final String TO_B = "{ \"provider\":\"@b\" }";

  @AutoClose
  private final ConfigNode node =
      ConfigNode.start(stores, stores.database(), stores.announcements());

  private final RouteConfigs configs = node.configs();
  private final Actor actor = Editors.someone(stores);

  @Test
  void anotherNodeServesANewVersion() {
    try (ConfigNode other = ConfigNode.start(stores, stores.database(), stores.announcements())) {
      save("main", TO_A, 0);
      assertThat(connection(other, "main")).isEqualTo("a");

      save("main", TO_B, 1);
      await().untilAsserted(() -> assertThat(connection(other, "main")).isEqualTo("b"));

      configs.delete(actor, "main", null).block(PATIENCE);
      await()
          .untilAsserted(
              () ->
                  assertThat(other.configs().resolve(organization(), "main").block(PATIENCE))
                      .isNull());
    }
  }

  @Test
  void anotherNodeKnowsWhatConfigsAreCalled() {
    try (ConfigNode other = ConfigNode.start(stores, stores.database(), stores.announcements())) {
      assertThat(names(other)).isEmpty();

      save("main", TO_A, 0);
      await().untilAsserted(() -> assertThat(names(other)).containsExactly("main"));
      assertThat(names(node)).containsExactly("main");

      save("main", TO_B, 1);
      configs.delete(actor, "main", null).block(PATIENCE);
      await().untilAsserted(() -> assertThat(names(other)).isEmpty());
    }
  }

  @Test
  void lostNamesAreHealedByComparing() {
    try (ConfigNode deaf =
        ConfigNode.start(stores, stores.database(), new Deaf(stores.announcements()), "300ms")) {
      assertThat(names(deaf)).isEmpty();

      save("one", TO_A, 0);
      await().untilAsserted(() -> assertThat(names(deaf)).containsExactly("one"));

      configs.delete(actor, "one", null).block(PATIENCE);
      save("two", TO_A, 0);
      await().untilAsserted(() -> assertThat(names(deaf)).containsExactly("two"));
    }
  }

  @Test
  void theDefaultOfAKeyIsNotDeleted() {
    save("usual", TO_A, 0);

    Conflict refusal =
        catchThrowableOfType(
            Conflict.class, () -> configs.delete(actor, "usual", null).block(PATIENCE));

    assertThat(refusal.code()).isEqualTo("in_use");
    assertThat(refusal.sentence()).contains("\"usual\"", "\"web\"");
    assertThat(connection(node, "usual")).isEqualTo("a");
  }

  @Test
  void aLostMessageIsHealedByComparing() {
    try (ConfigNode deaf =
        ConfigNode.start(stores, stores.database(), new Deaf(stores.announcements()), "300ms")) {
      save("main", TO_A, 0);
      assertThat(connection(deaf, "main")).isEqualTo("a");

      save("main", TO_B, 1);

      await().untilAsserted(() -> assertThat(connection(deaf, "main")).isEqualTo("b"));
    }
  }

  @Test
  void comparesAfterAGap() {
    Deaf announcements = new Deaf(stores.announcements());
    try (ConfigNode deaf = ConfigNode.start(stores, stores.database(), announcements, NEVER)) {
      save("main", TO_A, 0);
      assertThat(connection(deaf, "main")).isEqualTo("a");
      save("main", TO_B, 1);
      assertThat(connection(deaf, "main")).isEqualTo("a");

      announcements.gap();

      await().untilAsserted(() -> assertThat(connection(deaf, "main")).isEqualTo("b"));
    }
  }

  @Test
  void servesWhatItKnowsWhileTheDatabaseIsDown() {
    BreakableDatabase database = new BreakableDatabase(stores.database());
    try (ConfigNode other =
        ConfigNode.start(stores, database, new Deaf(stores.announcements()), "100ms")) {
      save("main", TO_A, 0);
      assertThat(connection(other, "main")).isEqualTo("a");

      database.breakDown();
      int before = database.asked();
      await().until(() -> database.asked() > before);

      assertThat(connection(other, "main")).isEqualTo("a");
      assertUnavailable(other, "unknown");
      database.repair();
    }
  }

  @Test
  void servesWhatItNeverMetAsItWasLastKnown() {
    save("main", TO_A, 0);
    save("main", TO_B, 1);
    assertThat(connection(node, "main@1")).isEqualTo("a");
    await().until(() -> inRedis("main@1"));
    BreakableDatabase database = new BreakableDatabase(stores.database());
    SwitchedRedis redis = new SwitchedRedis(stores.redis());
    database.breakDown();
    try (ConfigNode other = ConfigNode.start(redis, database, new Deaf(stores.announcements()))) {
      assertThat(connection(other, "main")).isEqualTo("b");
      assertThat(connection(other, "main@1")).isEqualTo("a");
      assertUnavailable(other, "main@7");
    }
    redis.off();
    try (ConfigNode other = ConfigNode.start(redis, database, new Deaf(stores.announcements()))) {
      assertUnavailable(other, "main");
    }
  }

  @Test
  void aDeletedConfigTakesItsVersionsAlongWhileTheDatabaseIsDown() {
    save("main", TO_A, 0);
    assertThat(connection(node, "main@1")).isEqualTo("a");
    await().until(() -> inRedis("main@1"));
    configs.delete(actor, "main", null).block(PATIENCE);
    BreakableDatabase database = new BreakableDatabase(stores.database());
    database.breakDown();
    try (ConfigNode other = ConfigNode.start(stores, database, new Deaf(stores.announcements()))) {
      for (String reference : List.of("main", "main@1")) {
        assertThat(other.configs().resolve(organization(), reference).block(PATIENCE)).isNull();
      }
    }
  }

  @Test
  void asksTheDatabaseOncePerPlan() {
    BreakableDatabase database = new BreakableDatabase(stores.database());
    try (ConfigNode other =
        ConfigNode.start(stores, database, new Deaf(stores.announcements()), NEVER)) {
      save("main", TO_A, 0);
      RoutePlan first = get(other.configs().resolve(organization(), "main"));
      int asked = database.asked();

      assertThat(get(other.configs().resolve(organization(), "main"))).isSameAs(first);
      assertThat(database.asked()).isEqualTo(asked);
    }
  }

  @Test
  void compilesWhatARequestBringsOnce() {
    BreakableDatabase database = new BreakableDatabase(stores.database());
    try (ConfigNode other =
        ConfigNode.start(stores, database, new Deaf(stores.announcements()), NEVER)) {
      RoutePlan plan = get(other.configs().compile(organization(), TO_A));
      database.breakDown();

      assertThat(plan.config()).startsWith(ConfigReference.INLINE);
      assertThat(((Target) plan.root()).connection()).isEqualTo("a");
      assertThat(get(other.configs().compile(organization(), new String(TO_A.toCharArray()))))
          .isSameAs(plan);
      assertThat(get(other.configs().compile(Editors.someone(stores).organizationId(), TO_A)))
          .isNotSameAs(plan);
    }
  }

  private void save(String name, String document, int expected) {
    get(configs.save(actor, name, document, expected));
  }

  private String connection(ConfigNode other, String reference) {
    RoutePlan plan = get(other.configs().resolve(organization(), reference));
    return ((Target) plan.root()).connection();
  }

  private java.util.Set<String> names(ConfigNode where) {
    return where.configs().names(organization()).block(PATIENCE);
  }

  private void assertUnavailable(ConfigNode other, String reference) {
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> other.configs().resolve(organization(), reference).block(PATIENCE));
  }

  private boolean inRedis(String reference) {
    String name = "turnpike:known:config:" + organization() + "/" + reference;
    return get(stores.redis().ask(commands -> commands.exists(name)).single()) > 0;
  }

  private OrganizationId organization() {
    return actor.organizationId();
  }

  private static <T> T get(Mono<T> answer) {
    return answer.blockOptional(PATIENCE).orElseThrow();
  }

  /** Hears nothing but gaps. */
  private static final class Deaf implements Announcements {

    private final Announcements real;
    private final Sinks.Many<Announcement> gaps = Sinks.many().multicast().directBestEffort();

    Deaf(Announcements real) {
      this.real = real;
    }

    void gap() {
      gaps.tryEmitNext(new Gap()).orThrow();
    }

    @Override
    public Mono<Void> publish(String topic, String message) {
      return real.publish(topic, message);
    }

    @Override
    public Flux<Announcement> listen(String topic) {
      return gaps.asFlux();
    }
  }
}
