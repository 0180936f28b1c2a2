package io.turnpike.billing.stored.reading;

import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Since when an organization's log rows are kept; older ones are not shown, there or not. */
public final class KeptRows {

  private KeptRows() {}

  /** When the first UTC day begins whose rows are kept. */
  public static Mono<Instant> from(DatabaseClient client, OrganizationId organization) {
    return client
        .sql("select log_kept_from(:organization) as kept")
        .bind("organization", organization.value())
        .map(row -> Objects.requireNonNull(row.get("kept", LocalDate.class)))
        .one()
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
