package io.turnpike.routing;

import io.turnpike.infra.refusal.Conflict;
import io.turnpike.infra.refusal.StaleVersion;
import io.turnpike.routing.RouteConfigs.Saved;
import io.turnpike.tenants.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The config every new organization starts with: a fallback whose first target often fails, so that
 * the very first log row shows what the gateway does about it. Called by whoever signs one up.
 */
@Component
public class StarterConfig {

  /** What clients write into {@code x-turnpike-config}. */
  public static final String NAME = "first-call";

  static final String DOCUMENT =
      """
      {
        "strategy": { "mode": "fallback" },
        "targets": [
          { "provider": "@demo", "override_params": { "model": "demo/flaky" } },
          { "provider": "@demo", "override_params": { "model": "demo/echo" } }
        ]
      }
      """;

  private static final Logger LOG = LoggerFactory.getLogger(StarterConfig.class);

  private final RouteConfigs configs;

  StarterConfig(RouteConfigs configs) {
    this.configs = configs;
  }

  /** Never stands in the way of a sign-up: without it, the quick start offers to make it. */
  public Mono<Void> ensure(Actor actor) {
    return create(actor)
        .doOnError(failure -> LOG.warn("The starter config could not be made.", failure))
        .onErrorComplete();
  }

  /** Leaves a config of this name as it is. */
  public Mono<Void> create(Actor actor) {
    return exists(actor).flatMap(there -> there ? Mono.<Void>empty() : save(actor));
  }

  public Mono<Boolean> exists(Actor actor) {
    return configs.find(actor.organizationId(), NAME).hasElement();
  }

  private Mono<Void> save(Actor actor) {
    Mono<Saved> saved = configs.save(actor, NAME, DOCUMENT, 0);
    return saved
        .onErrorComplete(failure -> failure instanceof StaleVersion || failure instanceof Conflict)
        .then();
  }
}
