package io.turnpike.routing.conversion.difference;

import io.turnpike.routing.plan.ForwardedHeader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values as sentences show them. */
final class Texts {

  private static final int LONGEST = 60;

  private Texts() {}

  static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  static String duration(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + "s"
        : duration.toMillis() + "ms";
  }

  static String codes(Collection<Integer> codes) {
    return codes.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  static String header(ForwardedHeader header) {
    return header.from().equals(header.to())
        ? header.to().toString()
        : header.from() + " as " + header.to();
  }

  static String cut(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return visible.codePointCount(0, visible.length()) <= LONGEST
        ? visible
        : visible.substring(0, visible.offsetByCodePoints(0, LONGEST)) + "…";
  }

  /** A place in a document, for the end of a sentence. */
  static String place(String at) {
    return at.isEmpty() ? "at the top" : "at " + at;
  }
}
