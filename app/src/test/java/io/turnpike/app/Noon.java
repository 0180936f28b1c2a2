package io.turnpike.app;

import io.turnpike.app.ManagementApi.Tenant;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where it was noon when the tests began: neither a day nor a month ends there during a test. */
final class Noon {

  /** Etc/GMT-5 is five hours ahead. */
  private static final ZoneId ZONE =
      ZoneId.of("Etc/GMT%+d".formatted(Instant.now().atOffset(ZoneOffset.UTC).getHour() - 12));

  private Noon() {}

  /** A new organization of that zone. */
  static Tenant signUp(ManagementApi api) {
    Tenant tenant = api.signUp();
    api.patch(tenant, "/api/v1/organization", "{\"time_zone\": \"" + ZONE + "\"}");
    return tenant;
  }

  static YearMonth month() {
    return YearMonth.now(ZONE);
  }
}
