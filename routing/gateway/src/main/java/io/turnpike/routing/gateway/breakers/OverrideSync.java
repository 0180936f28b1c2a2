package io.turnpike.routing.gateway.breakers;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.routing.gateway.attempt.health.Connections;
import io.turnpike.routing.gateway.attempt.health.TargetKey;
import io.turnpike.routing.gateway.attempt.health.Targets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what operators ordered true on this node. Without Redis it is true a little later. */
@Component
@EnableConfigurationProperties(BreakerSettings.class)
final class OverrideSync implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OverrideSync.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final OverrideMemory overrides;
  private final Targets targets;
  private final Connections connections;
  private final CacheInvalidation invalidation;

  OverrideSync(
      Announcements announcements,
      OverrideMemory overrides,
      Targets targets,
      Connections connections,
      BreakerSettings settings) {
    this.overrides = overrides;
    this.targets = targets;
    this.connections = connections;
    this.invalidation =
        new CacheInvalidation(
            OverrideAnnouncement.TOPIC, announcements, this::heed, load(), settings.resync());
  }

  /** What is held open is known before the first request comes. */
  @Override
  public void start() {
    load().block(PATIENCE.plusSeconds(1));
    invalidation.start();
  }

  @Override
  public void stop() {
    invalidation.stop();
  }

  @Override
  public boolean isRunning() {
    return invalidation.isRunning();
  }

  /** Before the servers. */
  @Override
  public int getPhase() {
    return 0;
  }

  private Mono<Void> heed(String announced) {
    OverrideAnnouncement order = OverrideAnnouncement.parse(announced);
    return switch (order.kind()) {
      case HELD -> load();
      case RESET -> Mono.<Void>fromRunnable(() -> forget(order.target())).then(load());
    };
  }

  private void forget(TargetKey key) {
    targets.reset(key);
    connections.endCooldowns(key.organization(), key.connection());
  }

  private Mono<Void> load() {
    return overrides.load().timeout(PATIENCE).onErrorResume(OverrideSync::keepsWhatItKnows);
  }

  private static Mono<Void> keepsWhatItKnows(Throwable error) {
    log.warn("Could not read which breakers are held open: {}", error.toString());
    return Mono.empty();
  }
}
