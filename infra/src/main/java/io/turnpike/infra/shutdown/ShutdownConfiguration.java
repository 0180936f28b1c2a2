package io.turnpike.infra.shutdown;

import io.turnpike.infra.settings.Probe;
import io.turnpike.infra.settings.StoreAddresses;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ShutdownSettings.class)
class ShutdownConfiguration {

  @Bean
  Drain drain(ShutdownSettings settings, StoreAddresses stores) {
    return new Drain(settings.drain(stores.databaseEmbedded()));
  }

  /** A node that was told to stop must not be sent requests. */
  @Bean
  Probe serviceProbe(Drain drain) {
    return new Probe("service", Mono.fromSupplier(() -> !drain.hasBegun()));
  }
}
