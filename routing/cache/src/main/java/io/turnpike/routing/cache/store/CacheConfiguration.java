package io.turnpike.routing.cache.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.turnpike.infra.cache.CacheInvalidation;
import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.redis.Announcements;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

  @Bean
  CacheMeters cacheMeters(MeterRegistry meters) {
    return CacheMeters.in(meters);
  }

  @Bean
  NearCache nearCache(CacheSettings settings, MeterRegistry meters) {
    return new NearCache(settings.memory().toBytes(), meters);
  }

  @Bean
  EntrySeal entrySeal(Vault vault, CacheSettings settings) {
    return new EntrySeal(vault, (int) settings.largestEntry().toBytes());
  }

  @Bean
  CacheInvalidation keptAnswersInvalidation(Announcements announcements, Purging purging) {
    return new CacheInvalidation(
        PurgeNotice.TOPIC,
        announcements,
        purging::heed,
        purging.compare(),
        CacheInvalidation.EVERY);
  }
}
