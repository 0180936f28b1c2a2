package io.turnpike.billing.stored;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one column of a row. */
@FunctionalInterface
interface Cell<V extends @Nullable Object> {

  V of(Readable row);

  static <V> Cell<V> filled(String column, Class<V> type) {
    return row -> Objects.requireNonNull(row.get(column, type), column);
  }
}
