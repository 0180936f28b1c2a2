package io.turnpike.infra.settings;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TurnpikeSettings.class)
class SettingsConfiguration {

  @Bean
  DataFolder dataFolder(TurnpikeSettings settings) {
    return DataFolder.open(settings.dataDir());
  }

  @Bean
  PublicUrl publicUrl(TurnpikeSettings settings, Environment environment) {
    String given = settings.publicUrl();
    String port = environment.getProperty("server.port", "8080");
    return new PublicUrl(given != null ? given : "http://localhost:" + port);
  }

  @Bean
  StoreAddresses storeAddresses(
      @Qualifier("databaseAddress") StoreAddress database,
      @Qualifier("redisAddress") StoreAddress redis) {
    return new StoreAddresses(database.text(), database.embedded(), redis.text(), redis.embedded());
  }
}
