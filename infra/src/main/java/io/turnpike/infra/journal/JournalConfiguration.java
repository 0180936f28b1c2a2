package io.turnpike.infra.journal;

import io.turnpike.infra.settings.DataFolder;
import io.turnpike.infra.settings.Probe;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

  @Bean
  FileJournal journal(JournalSettings settings, DataFolder data) throws IOException {
    return FileJournal.open(data.folder("journal"), settings.limits(), new Tally());
  }

  @Bean
  JournalMeters journalMeters(FileJournal journal) {
    return new JournalMeters(journal);
  }

  /** A node that cannot write records down must not be sent requests. */
  @Bean
  Probe journalProbe(FileJournal journal) {
    return new Probe("journal", Mono.fromSupplier(journal::healthy));
  }
}
