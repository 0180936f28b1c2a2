package io.turnpike.billing.retirement;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.OrganizationId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A model that an organization's connection was asked for in the last thirty days.
 *
 * @param requests how often
 */
record ModelUse(OrganizationId organization, String connection, String model, long requests) {

  private static final String LATELY =
      """
      select organization_id, provider, model, sum(requests)::bigint as requests
      from spend_hour
      where hour >= now() - interval '30 days' and model = any(:models) and provider <> ''
      group by organization_id, provider, model
      """;

  private static final String TOLD =
      """
      insert into model_notice (organization_id, connection, model, retires_on)
      values (:organization, :connection, :model, :retires)
      on conflict do nothing
      """;

  /** Of all organizations. */
  static Flux<ModelUse> lately(DatabaseClient across, Collection<String> models) {
    return across
        .sql(LATELY)
        .bind("models", models.toArray(String[]::new))
        .map(ModelUse::read)
        .all();
  }

  /** False when it was told before. */
  Mono<Boolean> tell(DatabaseClient db, LocalDate retires) {
    return db.sql(TOLD)
        .bind("organization", organization.value())
        .bind("connection", connection)
        .bind("model", model)
        .bind("retires", retires)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows > 0);
  }

  private static ModelUse read(Readable row) {
    return new ModelUse(
        new OrganizationId(the(row, "organization_id", UUID.class)),
        the(row, "provider", String.class),
        the(row, "model", String.class),
        the(row, "requests", Long.class));
  }

  private static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }
}
