package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.json.BytePattern;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.Routed;
import org.jspecify.annotations.Nullable;

/**
 * What routers say beside an answer: who gave it, under which id, and for how much. Hardly anybody
 * says it, so that is found out first.
 */
public final class RoutedAnswer {

  private static final String PROVIDER = "provider";
  private static final BytePattern WORD = BytePattern.quoted(PROVIDER);
  private static final int LONGEST = 100;

  private RoutedAnswer() {}

  /** Null for an answer that does not say who gave it. */
  public static @Nullable Routed of(byte[] data, int start, int end) {
    ObjectScan answer = WORD.isIn(data, start, end) ? ObjectScan.of(data, start, end) : null;
    return answer == null ? null : of(answer);
  }

  /** The same of one that has been read. */
  public static @Nullable Routed of(ObjectScan answer) {
    String provider = answer.text(PROVIDER);
    return provider == null || provider.length() > LONGEST
        ? null
        : new Routed(provider, shorter(answer.text("id")), cost(answer.object("usage")));
  }

  private static @Nullable String shorter(@Nullable String id) {
    return id == null || id.length() > LONGEST ? null : id;
  }

  private static @Nullable String cost(@Nullable ObjectScan usage) {
    byte[] raw = usage == null ? null : usage.raw("cost");
    String number = raw == null || raw.length > 40 ? "" : new String(raw, US_ASCII);
    return number.matches("\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?") ? number : null;
  }
}
