package io.turnpike.tenants.connections;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

  @Bean
  CacheInvalidation connectionInvalidation(
      Announcements announcements, ConnectionMemory memory, ConnectionDirectory directory) {
    return new CacheInvalidation(
        ConnectionMemory.TOPIC,
        announcements,
        announced -> Mono.fromRunnable(() -> heed(announced, memory, directory)),
        memory.compare().then(directory.compare()),
        CacheInvalidation.EVERY);
  }

  private static void heed(
      String announced, ConnectionMemory memory, ConnectionDirectory directory) {
    ConnectionChange change = ConnectionChange.parse(announced);
    memory.heed(change);
    directory.forget(change.key().organization());
  }
}
