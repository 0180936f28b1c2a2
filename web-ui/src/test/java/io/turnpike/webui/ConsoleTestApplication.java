package io.turnpike.webui;

import io.turnpike.infra.settings.PublicUrl;
import io.turnpike.routing.StarterConfig;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The console alone, on the fakes beside it. */
@Import(StarterConfig.class)
@SpringBootApplication(
    excludeName = {
      "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
      "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration"
    })
public class ConsoleTestApplication {

  @Bean
  PublicUrl publicUrl() {
    return new PublicUrl("http://localhost:8080");
  }
}
