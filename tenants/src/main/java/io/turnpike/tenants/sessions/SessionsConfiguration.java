package io.turnpike.tenants.sessions;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.organizations.OrganizationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class SessionsConfiguration {

  /** Nothing to compare after a gap: a session is remembered for seconds. */
  @Bean
  CacheInvalidation sessionInvalidation(Announcements announcements, Sessions sessions) {
    return new CacheInvalidation(
        Sessions.TOPIC,
        announcements,
        hex -> Mono.fromRunnable(() -> sessions.forget(Digest.parse(hex))),
        Mono.empty(),
        CacheInvalidation.EVERY);
  }

  /** Nor here: organizations are remembered with sessions. */
  @Bean
  CacheInvalidation organizationInvalidation(Announcements announcements, Sessions sessions) {
    return new CacheInvalidation(
        OrganizationListener.TOPIC,
        announcements,
        id -> Mono.fromRunnable(() -> sessions.forget(OrganizationId.of(id))),
        Mono.empty(),
        CacheInvalidation.EVERY);
  }
}
