package io.turnpike.routing.gateway.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody largest request body; a larger one is refused with 413 before it is read
 * @param keepAlive silence on a stream after which the client gets a sign of life
 */
@ConfigurationProperties("turnpike.gateway")
record EdgeSettings(
    @DefaultValue("32MB") DataSize maxBody, @DefaultValue("15s") Duration keepAlive) {

  EdgeSettings {
    if (maxBody.toBytes() < 1024 || maxBody.compareTo(DataSize.ofMegabytes(512)) > 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.max-body must be between 1KB and 512MB, not " + maxBody + ".");
    }
    if (keepAlive.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.keep-alive must be at least 100ms, not " + keepAlive + ".");
    }
  }
}
