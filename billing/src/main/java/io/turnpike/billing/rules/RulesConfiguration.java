package io.turnpike.billing.rules;

import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.redis.Announcements;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.Organizations;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
class RulesConfiguration {

  /** How long an old amount may hold on a node that announcements do not reach. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  @Bean
  CacheInvalidation spendRuleInvalidation(Announcements announcements, RuleMemory memory) {
    return new CacheInvalidation(
        RuleMemory.TOPIC,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        memory.compare(),
        EVERY);
  }

  /** Another zone is another calendar; a lost announcement is found by the comparison above. */
  @Bean
  CacheInvalidation budgetZoneInvalidation(Announcements announcements, RuleMemory memory) {
    return new CacheInvalidation(
        Organizations.CHANGES,
        announcements,
        id -> Mono.fromRunnable(() -> memory.forget(OrganizationId.of(id))),
        Mono.empty(),
        CacheInvalidation.EVERY);
  }
}
