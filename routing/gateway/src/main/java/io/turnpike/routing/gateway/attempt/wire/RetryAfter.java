package io.turnpike.routing.gateway.attempt.wire;

import io.netty.handler.codec.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a provider asks to be left alone, in all the ways providers write it: milliseconds,
 * seconds with or without a fraction, a date of HTTP, and, for a rate limit without any of them,
 * when its counters begin anew.
 */
public final class RetryAfter {

  private static final int RATE_LIMITED = 429;
  private static final String[] MILLIS = {"retry-after-ms", "x-ms-retry-after-ms"};
  private static final String[] COUNTERS = {"requests", "tokens", "input-tokens", "output-tokens"};

  private final HttpHeaders headers;
  private final Instant now;

  private RetryAfter(HttpHeaders headers, Instant now) {
    this.headers = headers;
    this.now = now;
  }

  /** Null when it does not say, or nothing sensible; between nothing and a day. */
  public static @Nullable Duration of(int status, HttpHeaders headers, Instant now) {
    RetryAfter asked = new RetryAfter(headers, now);
    Duration said = asked.said();
    return said != null || status != RATE_LIMITED ? said : asked.hinted();
  }

  /** As an error document writes it; null when it makes no sense. */
  public static @Nullable Duration of(@Nullable String written) {
    return written == null ? null : WaitText.span(written);
  }

  private @Nullable Duration said() {
    for (String name : MILLIS) {
      String value = headers.get(name);
      Duration wait = value == null ? null : WaitText.number(value, 1);
      if (wait != null) {
        return wait;
      }
    }
    String value = headers.get("retry-after");
    Duration seconds = value == null ? null : WaitText.number(value, 1_000);
    return seconds != null || value == null ? seconds : WaitText.date(value, now);
  }

  /** Of the counters that are spent, the one that is renewed last. */
  private @Nullable Duration hinted() {
    Duration longest = null;
    for (String counter : COUNTERS) {
      Duration wait = isSpent(counter) ? reset(counter) : null;
      if (wait != null && (longest == null || wait.compareTo(longest) > 0)) {
        longest = wait;
      }
    }
    return longest;
  }

  private boolean isSpent(String counter) {
    return "0".equals(headers.get("x-ratelimit-remaining-" + counter))
        || "0".equals(headers.get("anthropic-ratelimit-" + counter + "-remaining"));
  }

  private @Nullable Duration reset(String counter) {
    String openAi = headers.get("x-ratelimit-reset-" + counter);
    String anthropic = headers.get("anthropic-ratelimit-" + counter + "-reset");
    String value = openAi != null ? openAi : anthropic;
    return value == null ? null : WaitText.any(value, now);
  }
}
