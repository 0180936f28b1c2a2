package io.turnpike.webui;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The console alone, on the fakes beside it. */
@SpringBootApplication(
    excludeName = {
      "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
      "org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration"
    })
public class ConsoleTestApplication {}
