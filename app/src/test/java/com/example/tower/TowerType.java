package com.example.tower;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Alias;
import io.turnpike.tenants.providers.ProviderType.Field;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that has to be known to set up a connection to a tower. */
@Import(TowerAdapter.class)
@Configuration(proxyBeanMethods = false)
public class TowerType {

  @Bean
  ProviderType tower() {
    return new ProviderType(
        "tower",
        "Tower",
        null,
        true,
        List.of(
            Field.required("floor", "Floor", "Counted from the ground."),
            Field.optional("api_version", "API version", "A date.", "2026-01-01")),
        List.of(new Alias("campanile", null)));
  }
}
