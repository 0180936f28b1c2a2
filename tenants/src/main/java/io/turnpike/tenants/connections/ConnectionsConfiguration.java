package io.turnpike.tenants.connections;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

  @Bean
  CacheInvalidation connectionInvalidation(Announcements announcements, ConnectionMemory memory) {
    return new CacheInvalidation(
        ConnectionMemory.TOPIC,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        memory.compare(),
        CacheInvalidation.EVERY);
  }
}
