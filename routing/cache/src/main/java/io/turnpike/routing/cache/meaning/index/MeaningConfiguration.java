package io.turnpike.routing.cache.meaning.index;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeaningSettings.class)
class MeaningConfiguration {

  @Bean
  MeaningMeters meaningMeters(MeterRegistry meters) {
    return MeaningMeters.in(meters);
  }
}
