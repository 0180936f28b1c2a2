package io.turnpike.webui.door;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param sourceUrl where the source of what runs here can be read; absent: the door does not say
 */
@ConfigurationProperties("turnpike")
record SourceSettings(@Nullable URI sourceUrl) {

  /** Empty without one: compose files cannot unset a variable. */
  String link() {
    return sourceUrl == null ? "" : sourceUrl.toString();
  }
}
