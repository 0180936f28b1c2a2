package io.turnpike.billing.intake;

import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.postgres.Database;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeSettings.class)
class IntakeConfiguration {

  @Bean
  UsageStore usageStore(Database database, StagedEvents stagedEvents, Journal journal) {
    return new UsageStore(database, stagedEvents, journal.node().toString());
  }

  @Bean
  Delivery usageDelivery(UsageStore store, UsageAnnouncer announcer, IntakeMeters meters) {
    return new Delivery(store, announcer, meters);
  }
}
