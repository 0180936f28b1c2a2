package io.turnpike.tenants.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outbox is emptied.
 *
 * @param poll how often each node looks for what is due
 * @param retries waits before the second try, the third, and so on; absent: a little less than
 *     three days in all
 */
@ConfigurationProperties("turnpike.outbox")
record OutboxSettings(@DefaultValue("1s") Duration poll, @Nullable List<Duration> retries) {

  private static final List<Duration> THREE_DAYS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(16),
          Duration.ofHours(24));

  OutboxSettings {
    if (!poll.isPositive()) {
      throw new IllegalArgumentException("turnpike.outbox.poll must be more than 0.");
    }
  }

  RetryPlan plan() {
    return new RetryPlan(retries == null ? THREE_DAYS : retries);
  }
}
