package io.turnpike.billing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** HTTP statuses from {@code lowest} to {@code highest}: one, or a class of them. */
public record StatusRange(int lowest, int highest) {

  private static final Pattern ONE = Pattern.compile("\\d{1,3}");
  private static final Pattern CLASS = Pattern.compile("[1-5][xX]{2}");

  /** Reads {@code 429} or {@code 5xx}; null for anything else. */
  public static @Nullable StatusRange parse(String text) {
    if (ONE.matcher(text).matches()) {
      int status = Integer.parseInt(text);
      return new StatusRange(status, status);
    }
    if (CLASS.matcher(text).matches()) {
      int first = 100 * (text.charAt(0) - '0');
      return new StatusRange(first, first + 99);
    }
    return null;
  }

  public boolean holds(int status) {
    return lowest <= status && status <= highest;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return lowest == highest ? Integer.toString(lowest) : lowest / 100 + "xx";
  }
}
