package io.turnpike.tenants.webhooks;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How receivers are called.
 *
 * @param timeout for a call from its beginning to the status of the answer; 60 s at most
 */
@ConfigurationProperties("turnpike.webhooks")
record WebhookSettings(@DefaultValue("15s") Duration timeout) {

  private static final Duration MOST = Duration.ofSeconds(60);

  WebhookSettings {
    if (!timeout.isPositive() || timeout.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "turnpike.webhooks.timeout must be more than 0 and at most 60s, not " + timeout + ".");
    }
  }
}
