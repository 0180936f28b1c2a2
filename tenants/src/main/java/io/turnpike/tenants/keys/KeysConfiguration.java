package io.turnpike.tenants.keys;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

  /** How long a revoked key may live on a node that announcements do not reach. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  CacheInvalidation keyInvalidation(Announcements announcements, KeyMemory memory) {
    return new CacheInvalidation(
        KeyMemory.TOPIC,
        announcements,
        publicId -> Mono.fromRunnable(() -> memory.forget(publicId)),
        memory.compare(),
        EVERY);
  }

  /** Keys are remembered with what their organization wants; a gap is healed as for keys. */
  @Bean
  CacheInvalidation keysOfOrganizations(Announcements announcements, KeyMemory memory) {
    return new CacheInvalidation(
        Organizations.CHANGES,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        Mono.empty(),
        CacheInvalidation.EVERY);
  }

  /** Nothing to compare after a gap: management keys are not remembered. */
  @Bean
  CacheInvalidation managementKeyEndings(Announcements announcements, PostgresManagementKeys keys) {
    return new CacheInvalidation(
        PostgresManagementKeys.TOPIC,
        announcements,
        publicId -> Mono.fromRunnable(() -> keys.end(publicId)),
        Mono.empty(),
        CacheInvalidation.EVERY);
  }
}
