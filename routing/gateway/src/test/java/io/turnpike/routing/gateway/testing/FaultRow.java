package io.turnpike.routing.gateway.testing;

import java.util.List;

/**
 * The contract: forty ways in which a provider, the way to it, or the client can fail a request,
 * and the behaviours that bring each about. Where no behaviour is named, the fault is an address
 * ({@link Addresses}, {@link ClosedPort}, {@link FullBacklog}, {@link Certificate}) or the client's
 * doing.
 */
public enum FaultRow {
  DNS(1, "name does not resolve"),
  CONNECT(2, "connection refused, or never accepted"),
  TLS(3, "certificate not to be trusted"),
  RESET_BEFORE_HEADERS(
      4,
      "broken off before the response headers",
      "reset-before-headers",
      "close-before-headers",
      "reset-within-headers"),
  STALE_CONNECTION(
      5, "kept connection closed by the provider", "idle-close-<ms>", "spoils-connection"),
  NO_HEADERS(6, "no response headers in time", "stall-before-headers"),
  NO_FIRST_CONTENT(
      7,
      "headers, and no content in time",
      "stall-after-headers",
      "stall-before-first-token",
      "pings-without-end"),
  RATE_LIMIT_WITH_WAIT(
      8,
      "429 that says how long to wait",
      "rate-limited",
      "rate-limited-ms",
      "rate-limited-date",
      "rate-limited-long"),
  RATE_LIMIT(9, "429 that does not say", "status-429"),
  QUOTA(10, "money or quota spent", "insufficient-quota", "own-limit", "status-402"),
  OVERLOADED(11, "overloaded", "status-529", "status-503"),
  SERVER_ERROR(12, "server error", "status-500", "status-502", "status-504"),
  REQUEST_TIMEOUT(13, "408 from the provider", "status-408"),
  CREDENTIALS(14, "credentials refused", "status-401", "status-403", "tells-secret"),
  NOT_FOUND(15, "no such model", "status-404"),
  BAD_REQUEST(16, "request refused as invalid", "status-400", "status-422"),
  TOO_LONG(17, "prompt too long", "context-length", "status-413"),
  FILTERED(18, "content filter", "content-filter", "filtered", "filtered-at-once"),
  EARLY_ERROR(
      19, "error inside a 200, before content", "error-event-first", "overloaded-event-first"),
  LATE_ERROR(20, "error inside a 200, after content", "error-event-after-3"),
  TRUNCATED(
      21,
      "stream ends without its end",
      "reset-after-3",
      "close-after-3",
      "end-without-done-after-3",
      "reset-after-<n>"),
  EMPTY(22, "200 without content", "empty-stream", "only-done", "only-role", "only-pings"),
  MALFORMED(
      23,
      "data that is no JSON",
      "malformed-first",
      "malformed-line",
      "malformed-thrice",
      "malformed-forever",
      "malformed-between",
      "garbage"),
  LEGAL_ODDITIES(
      24,
      "odd and legal event streams",
      "style-crlf",
      "style-cr",
      "style-tight",
      "style-comments",
      "style-bom",
      "style-multi-line",
      "style-fields",
      "style-name-last",
      "every-byte",
      "random-cuts",
      "rechunk-<seed>",
      "doubled-done",
      "mark-missing",
      "until-close",
      "no-blank-line",
      "more-after-done"),
  USAGE_AFTER_FINISH(
      25,
      "usage after the finish reason",
      "usage-when-asked",
      "usage-always",
      "usage-null-on-each",
      "usage-on-finish",
      "cached"),
  USAGE_MISSING(26, "usage missing", "usage-missing"),
  USAGE_ZERO(27, "usage of zero", "usage-zero"),
  USAGE_ABSURD(
      28,
      "usage that cannot be",
      "usage-negative",
      "usage-huge",
      "usage-enormous",
      "usage-text",
      "usage-fraction"),
  SHORT_BODY(29, "body shorter than its length", "truncated", "too-short-1", "too-short-10000"),
  SURPLUS(
      30,
      "bytes after the end of the body",
      "surplus-1",
      "surplus-10000",
      "second-answer",
      "half-a-second-answer"),
  PAGE(31, "a page instead of an answer", "html", "html-502"),
  COMPRESSED(
      32,
      "compressed though not asked",
      "encoded-gzip",
      "encoded-deflate",
      "encoded-raw-deflate",
      "encoded-gzip-cut",
      "encoded-gzip-lie",
      "encoded-brotli",
      "encoded-zstd",
      "bomb"),
  SLOW_DRIP(33, "a few bytes at a time", "slow-drip", "tokens-<n>-<ms>"),
  NEVER_ENDING(34, "never ends", "never-ending", "flood", "flood-wide"),
  HUGE(35, "event or headers beyond reason", "huge-event", "huge-header", "many-headers"),
  REDIRECT(36, "redirect", "redirect", "redirect-307", "redirect-here"),
  GOAWAY(37, "HTTP/2 GOAWAY, to a caller of HTTP/1.1", "goaway"),
  HEADER_CHARACTERS(
      38,
      "control characters in headers",
      "header-control",
      "header-null",
      "header-bare-cr",
      "header-split",
      "header-folded"),
  CLIENT_LEAVES(39, "client leaves"),
  CLIENT_SLOW(40, "client reads too slowly");

  private final int number;
  private final String title;
  private final List<String> behaviours;

  FaultRow(int number, String title, String... behaviours) {
    this.number = number;
    this.title = title;
    this.behaviours = List.of(behaviours);
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }

  /** Without the prefix {@code hostile/}; those with angle brackets take a number. */
  public List<String> behaviours() {
    return behaviours;
  }

  @Override
  public String toString() {
    return "%2d %s: %s".formatted(number, title, String.join(", ", behaviours));
  }
}
