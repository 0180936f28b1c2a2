package io.turnpike.billing.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How usage moves from the journal to Postgres.
 *
 * @param batch records stored in one transaction, 1 to 10,000
 * @param linger how long records wait for company before a batch that is not full is stored
 * @param drain how long a stop may take to store what is left
 * @param abandonAfter a request open for so long will never close; it is settled as interrupted
 */
@ConfigurationProperties("turnpike.usage")
record IntakeSettings(
    @DefaultValue("6000") int batch,
    @DefaultValue("200ms") Duration linger,
    @DefaultValue("10s") Duration drain,
    @DefaultValue("24h") Duration abandonAfter) {

  IntakeSettings {
    if (batch < 1 || batch > 10_000) {
      throw new IllegalArgumentException("turnpike.usage.batch must be 1 to 10000, not " + batch);
    }
    requirePositive("linger", linger);
    requirePositive("drain", drain);
    requirePositive("abandon-after", abandonAfter);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException("turnpike.usage." + name + " must be more than zero");
    }
  }
}
