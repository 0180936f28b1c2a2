package io.turnpike.tenants.connections;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

  @Bean
  CacheInvalidation connectionInvalidation(
      Announcements announcements, ConnectionMemory memory, ConnectionDirectory directory) {
    return new CacheInvalidation(
        ConnectionMemory.TOPIC,
        announcements,
        announced -> heed(ConnectionChange.parse(announced), memory, directory),
        memory.compare().then(directory.compare()));
  }

  private static void heed(
      ConnectionChange change, ConnectionMemory memory, ConnectionDirectory directory) {
    memory.heed(change);
    directory.forget(change.key().organization());
  }
}
