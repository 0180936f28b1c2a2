package io.turnpike.routing.config.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.infra.postgres.Database;
import io.turnpike.routing.config.store.ConfigTable.Loaded;
import io.turnpike.routing.plan.RoutePlan;
import io.turnpike.tenants.OrganizationId;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How many plans a node keeps, counted; nothing here asks a store. */
class PlanMemoryTests {

  private static final int CONFIGS = 100_000;
  private static final OrganizationId ORGANIZATION = new OrganizationId(TimeOrderedId.next());
  private static final String DOCUMENT =
      """
      { "strategy": { "mode": "fallback" },
        "timeouts": { "first_token": "8s", "total": "60s" },
        "targets": [
          { "provider": "@anthropic-prod", "override_params": { "model": "claude-haiku-4-5" } },
          { "provider": "@openai-eu", "override_params": { "model": "gpt-4o-mini" } } ] }
      """;

  private final AtomicInteger loaded = new AtomicInteger();
  private final PlanMemory memory =
      new PlanMemory(
          noDatabase(),
          key -> {
            loaded.incrementAndGet();
            return Mono.just(new Loaded(1, DOCUMENT, 1));
          },
          settings(),
          new SimpleMeterRegistry());

  @Test
  void keepsAHundredThousandConfigsAndAnswersWithoutLooking() {
    RoutePlan first = plan(0);
    Flux.range(1, CONFIGS - 1).doOnNext(this::plan).blockLast();
    assertThat(loaded).hasValue(CONFIGS);

    assertThat(plan(0)).isSameAs(first);
    for (int i = 0; i < CONFIGS; i++) {
      assertThat(plan(i).config()).isEqualTo("config-" + i);
    }
    assertThat(loaded).hasValue(CONFIGS);
  }

  private RoutePlan plan(int i) {
    RoutePlan plan = memory.plan(new ConfigKey(ORGANIZATION, "config-" + i, 0)).block();
    assertThat(plan).isNotNull();
    return plan;
  }

  private static Database noDatabase() {
    return (Database)
        Proxy.newProxyInstance(
            Database.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (_, method, _) -> {
              throw new AssertionError("The database was asked: " + method);
            });
  }

  private static ConfigSettings settings() {
    return new ConfigSettings(
        DataSize.ofMegabytes(128), DataSize.ofMegabytes(16), CONFIGS, Duration.ofSeconds(30));
  }
}
