package io.turnpike.routing.config.sets;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SetsConfiguration {

  /** How long a node that announcements do not reach may go without a new set. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  CacheInvalidation guardrailSetInvalidation(Announcements announcements, SetMemory memory) {
    return new CacheInvalidation(
        SetMemory.TOPIC,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        memory.compare(),
        EVERY);
  }
}
