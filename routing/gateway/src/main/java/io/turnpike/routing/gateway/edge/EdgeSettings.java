package io.turnpike.routing.gateway.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxBody largest request body; a larger one is refused with 413 before it is read
 */
@ConfigurationProperties("turnpike.gateway")
record EdgeSettings(@DefaultValue("32MB") DataSize maxBody) {

  EdgeSettings {
    if (maxBody.toBytes() < 1024 || maxBody.compareTo(DataSize.ofMegabytes(512)) > 0) {
      throw new IllegalArgumentException(
          "turnpike.gateway.max-body must be between 1KB and 512MB, not " + maxBody + ".");
    }
  }
}
