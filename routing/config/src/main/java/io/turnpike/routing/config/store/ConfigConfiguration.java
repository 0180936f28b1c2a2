package io.turnpike.routing.config.store;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.routing.config.document.ConfigDocument;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConfigSettings.class)
class ConfigConfiguration {

  /** The language and the time zones are files, which no event loop may be the first to need. */
  ConfigConfiguration() {
    ConfigDocument.read(
        """
        {"strategy": {"mode": "conditional", "default": "x", "conditions": [
          {"query": {"time@Europe/Berlin.hour": 9, "user": {"$regex": "a"}}, "then": "x"}]},
         "targets": [{"name": "x", "provider": "@demo"}]}
        """);
  }

  @Bean
  CacheInvalidation configInvalidation(
      Announcements announcements,
      PlanMemory memory,
      ConfigNames names,
      ConfigStates states,
      ConfigSettings settings) {
    return new CacheInvalidation(
        ConfigChange.TOPIC,
        announcements,
        announced -> Mono.fromRunnable(() -> forget(memory, names, ConfigChange.parse(announced))),
        memory.compare().then(names.compare()).then(states.refresh(memory::keys)),
        settings.resync());
  }

  private static void forget(PlanMemory memory, ConfigNames names, ConfigChange change) {
    memory.forget(change);
    names.forget(change);
  }
}
