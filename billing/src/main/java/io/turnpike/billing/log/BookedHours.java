package io.turnpike.billing.log;

import io.turnpike.billing.LogFilter;
import io.turnpike.routing.ConfigReference;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * The hours in which there may be requests of a filter, told by the roll-ups: a row of the log is
 * always in one of them, under the same team, key, config, provider and model.
 */
final class BookedHours {

  private final DatabaseClient client;
  private final StringBuilder sql =
      new StringBuilder(
          "select hour from spend_hour where organization_id = :organization and hour <= :until");
  private final Map<String, Object> values = new LinkedHashMap<>();

  BookedHours(DatabaseClient client, OrganizationId organization, LogFilter filter) {
    this.client = client;
    values.put("organization", organization.value());
    equal("team", filter.team());
    equal("key_id", KeyWord.id(filter.key()));
    equal("config", config(filter.config()));
    equal("provider", filter.provider());
    model(filter.model());
  }

  /** The last that begins then or before; empty when there is none. */
  Mono<Instant> lastUntil(Instant until) {
    return client
        .sql(sql + " order by hour desc limit 1")
        .bindValues(values)
        .bind("until", until)
        .mapValue(Instant.class)
        .all()
        .next();
  }

  private void model(@Nullable String model) {
    if (model != null && model.endsWith("*")) {
      sql.append(" and starts_with(model, :model)");
      values.put("model", model.substring(0, model.length() - 1));
    } else {
      equal("model", model);
    }
  }

  /** All documents that come with requests are one. */
  private static @Nullable String config(@Nullable String config) {
    return config != null && config.startsWith(ConfigReference.INLINE)
        ? ConfigReference.INLINE
        : config;
  }

  private void equal(String column, @Nullable Object value) {
    if (value instanceof String || value instanceof UUID) {
      sql.append(" and ").append(column).append(" = :").append(column);
      values.put(column, value);
    }
  }
}
