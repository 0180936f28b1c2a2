package io.turnpike.webui;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set for the console.
 *
 * @param publicUrl where people and programs reach this installation, without a path; when null,
 *     pages show the address they were asked for at
 */
@ConfigurationProperties("turnpike")
public record ConsoleSettings(@Nullable URI publicUrl) {

  /** Whether browsers are known to come by https, so that cookies can insist on it. */
  public boolean https() {
    return publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
  }
}
