package io.turnpike.tenants.connections;

import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.memory.Freshness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectionsConfiguration {

  @Bean
  Freshness connectionFreshness(Announcements announcements, ConnectionMemory memory) {
    return new Freshness(
        ConnectionMemory.TOPIC,
        announcements,
        announced -> memory.heed(ConnectionChange.parse(announced)),
        memory.compare());
  }
}
