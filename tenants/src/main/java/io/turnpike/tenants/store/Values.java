package io.turnpike.tenants.store;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values on their way into a statement and out of a row. */
public final class Values {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Values() {}

  /** A bound value that may be absent; the driver needs the type of what is not there. */
  public static <T> Parameter orNull(@Nullable T value, Class<T> type) {
    return value == null ? Parameters.in(type) : Parameters.in(value);
  }

  /** A column that is {@code not null}. */
  public static <T> T the(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  public static Instant instant(Readable row, String column) {
    return the(row, column, OffsetDateTime.class).toInstant();
  }

  public static Json json(Object value) {
    return Json.of(JSON.writeValueAsBytes(value));
  }

  /** A column of JSON that is {@code not null}. */
  public static <T> T json(Readable row, String column, TypeReference<T> type) {
    return JSON.readValue(the(row, column, Json.class).asArray(), type);
  }
}
