package io.turnpike.tenants.sessions;

import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.memory.Freshness;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SessionsConfiguration {

  /** Nothing to compare after a gap: a session is remembered for seconds. */
  @Bean
  Freshness sessionFreshness(Announcements announcements, Sessions sessions) {
    return new Freshness(
        Sessions.TOPIC, announcements, hex -> sessions.forget(Digest.parse(hex)), Mono.empty());
  }
}
