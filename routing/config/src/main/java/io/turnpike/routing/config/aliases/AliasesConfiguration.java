package io.turnpike.routing.config.aliases;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class AliasesConfiguration {

  /** How long a node that announcements do not reach may go by an old alias. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  CacheInvalidation modelAliasInvalidation(Announcements announcements, AliasMemory memory) {
    return new CacheInvalidation(
        AliasMemory.TOPIC,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        memory.compare(),
        EVERY);
  }
}
