package io.turnpike.app.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How every list is answered. */
record Page<T>(List<T> data, @Nullable String nextCursor) {

  static <T> Page<T> whole(List<T> data) {
    return new Page<>(data, null);
  }
}
