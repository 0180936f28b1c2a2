package io.turnpike.tenants.keys;

import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.memory.Freshness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

  @Bean
  Freshness keyFreshness(Announcements announcements, KeyMemory memory) {
    return new Freshness(KeyMemory.TOPIC, announcements, memory::forget, memory.compare());
  }
}
