package io.turnpike.webui;

import io.turnpike.infra.settings.PublicUrl;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The console alone, on the fakes beside it. */
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
