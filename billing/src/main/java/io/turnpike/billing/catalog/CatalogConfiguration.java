package io.turnpike.billing.catalog;

import io.turnpike.infra.http.OutboundHttp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where the operator's own models and prices come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogSettings.class)
class CatalogConfiguration {

  @Bean
  CatalogSource catalogSource(CatalogSettings settings, OutboundHttp http) {
    if (settings.isNothing()) {
      return CatalogSource.NONE;
    }
    String place = Objects.requireNonNull(settings.catalog());
    return settings.isAddress()
        ? new AddressSource(http, place, settings.catalogInterval(), Clock.systemUTC())
        : new FileSource(Path.of(place));
  }
}
