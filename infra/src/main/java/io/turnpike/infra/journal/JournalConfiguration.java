package io.turnpike.infra.journal;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JournalSettings.class)
class JournalConfiguration {

  @Bean
  Journal journal(
      JournalSettings settings,
      @Value("${turnpike.data-dir:data}") Path dataFolder,
      ObjectProvider<MeterRegistry> meters)
      throws IOException {
    Tally tally = new Tally();
    FileJournal journal = FileJournal.open(dataFolder.resolve("journal"), settings.limits(), tally);
    meters.ifAvailable(registry -> new JournalMeters(tally, journal).bindTo(registry));
    return journal;
  }
}
