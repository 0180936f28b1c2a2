package io.turnpike.app.api;

import io.turnpike.infra.refusal.InvalidInput;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How every list is answered.
 *
 * @param nextCursor null on the last page
 */
public record Page<T>(List<T> data, @Nullable String nextCursor) {

  private static final int MOST = 200;

  /** Throws InvalidInput unless it is 1 to 200. */
  public static int limit(int asked) {
    if (asked < 1 || asked > MOST) {
      throw InvalidInput.at("/limit", "must be 1 to " + MOST);
    }
    return asked;
  }

  public <R> Page<R> map(Function<T, R> view) {
    return new Page<>(data.stream().map(view).toList(), nextCursor);
  }

  public static <T> Page<T> whole(List<T> data) {
    return new Page<>(data, null);
  }
}
