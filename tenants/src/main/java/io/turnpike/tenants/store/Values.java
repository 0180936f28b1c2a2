package io.turnpike.tenants.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values on their way into a statement and out of a row. */
public final class Values {

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

  public static @Nullable Instant instantOrNull(Readable row, String column) {
    OffsetDateTime at = row.get(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
