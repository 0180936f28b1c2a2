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
  Ledger usageLedger(Database database, StagedEvents stagedEvents, Journal journal) {
    return new Ledger(database, stagedEvents, journal.node().toString());
  }

  @Bean
  Delivery usageDelivery(Ledger ledger, UsageAnnouncer announcer, IntakeMeters meters) {
    return new Delivery(ledger, announcer, meters);
  }
}
