package io.turnpike.routing.gateway.edge;

import static io.turnpike.routing.FailureClass.AUTH;
import static io.turnpike.routing.FailureClass.BAD_REQUEST;
import static io.turnpike.routing.FailureClass.CONNECTION;
import static io.turnpike.routing.FailureClass.CONTENT_FILTER;
import static io.turnpike.routing.FailureClass.CONTEXT_LENGTH;
import static io.turnpike.routing.FailureClass.INVALID_RESPONSE;
import static io.turnpike.routing.FailureClass.NOT_FOUND;
import static io.turnpike.routing.FailureClass.OVERLOADED;
import static io.turnpike.routing.FailureClass.QUOTA_EXHAUSTED;
import static io.turnpike.routing.FailureClass.RATE_LIMITED;
import static io.turnpike.routing.FailureClass.SERVER_ERROR;
import static io.turnpike.routing.FailureClass.TIMEOUT;
import static io.turnpike.routing.gateway.edge.FaultOutcome.Then.COUNTED;
import static io.turnpike.routing.gateway.edge.FaultOutcome.Then.FALLS_BACK;
import static io.turnpike.routing.gateway.edge.FaultOutcome.Then.RETRIED;
import static io.turnpike.routing.gateway.edge.FaultOutcome.breaks;
import static io.turnpike.routing.gateway.edge.FaultOutcome.fails;
import static io.turnpike.routing.gateway.edge.FaultOutcome.serves;
import static io.turnpike.routing.usage.Bill.UsageSource.ESTIMATED;
import static io.turnpike.routing.usage.Bill.UsageSource.PROVIDER;

import io.turnpike.routing.gateway.edge.Fault.Limits;
import io.turnpike.routing.gateway.edge.Fault.Where;
import io.turnpike.routing.gateway.edge.FaultOutcome.Serves;
import io.turnpike.routing.gateway.testing.FaultRow;
import io.turnpike.routing.gateway.testing.behaviour.Dialect;
import io.turnpike.routing.plan.InvalidEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The forty rows, asked for whole and as a stream, of a provider of either dialect. Rows 5, 39 and
 * 40 happen between requests or to the client, so {@link FaultTableIT} plays them by hand.
 */
final class FaultTable {

  private static final FaultOutcome RESET =
      fails(502, "upstream_reset", CONNECTION, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome INVALID =
      fails(502, "provider_invalid_response", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome INVALID_HTTP =
      fails(502, "upstream_invalid_http", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome EMPTY =
      fails(502, "provider_empty_stream", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome OUT_OF_TIME = fails(504, "total_timeout", TIMEOUT);
  private static final FaultOutcome NO_CONTENT =
      fails(504, "first_token_timeout", TIMEOUT, FALLS_BACK, COUNTED);
  private static final FaultOutcome LIMITED =
      fails(429, "provider_rate_limited", RATE_LIMITED, RETRIED, FALLS_BACK);
  private static final FaultOutcome SPENT =
      fails(429, "insufficient_quota", QUOTA_EXHAUSTED, FALLS_BACK);
  private static final FaultOutcome OVERLOAD =
      fails(503, "provider_overloaded", OVERLOADED, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome FAILED =
      fails(502, "provider_error", SERVER_ERROR, RETRIED, FALLS_BACK, COUNTED);
  private static final FaultOutcome FAILED_IN_STREAM =
      fails(502, "provider_error", SERVER_ERROR, FALLS_BACK, COUNTED);
  private static final FaultOutcome REFUSED_KEY =
      fails(502, "provider_auth_failed", AUTH, FALLS_BACK);
  private static final FaultOutcome FORBIDDEN =
      fails(403, "provider_permission_denied", AUTH, FALLS_BACK);
  private static final FaultOutcome TOO_LONG =
      fails(400, "context_length_exceeded", CONTEXT_LENGTH);
  private static final FaultOutcome TRUNCATED = breaks("upstream_truncated", CONNECTION);

  private final List<Fault> faults = new ArrayList<>();

  static Stream<Fault> all() {
    FaultTable table = new FaultTable();
    table.reaching();
    table.answering();
    table.refusing();
    table.streaming();
    table.counting();
    table.framing();
    table.lasting();
    return table.faults.stream();
  }

  private void reaching() {
    address(
        FaultRow.DNS,
        Where.NOWHERE,
        Limits.ROOMY,
        fails(502, "upstream_dns", CONNECTION, RETRIED, FALLS_BACK, COUNTED));
    address(
        FaultRow.CONNECT,
        Where.CLOSED_PORT,
        Limits.ROOMY,
        fails(502, "upstream_refused", CONNECTION, RETRIED, FALLS_BACK, COUNTED));
    address(
        FaultRow.CONNECT,
        Where.FULL_BACKLOG,
        Limits.CONNECT,
        fails(502, "upstream_connect_timeout", CONNECTION, RETRIED, FALLS_BACK, COUNTED));
    FaultOutcome untrusted = fails(502, "upstream_tls", CONNECTION, FALLS_BACK, COUNTED);
    address(FaultRow.TLS, Where.SELF_SIGNED, Limits.ROOMY, untrusted);
    address(FaultRow.TLS, Where.EXPIRED, Limits.ROOMY, untrusted);
  }

  private void answering() {
    both(FaultRow.RESET_BEFORE_HEADERS, RESET, "reset-before-headers", "close-before-headers");
    both(FaultRow.RESET_BEFORE_HEADERS, RESET, "reset-within-headers");
    late(FaultRow.NO_HEADERS, "stall-before-headers", null);
    late(
        FaultRow.NO_FIRST_CONTENT,
        "stall-after-headers",
        "a whole answer has no first content; its own time limit runs out");
    stream(FaultRow.NO_FIRST_CONTENT, Limits.FIRST_TOKEN, NO_CONTENT, "stall-before-first-token");
    stream(FaultRow.NO_FIRST_CONTENT, Limits.FIRST_TOKEN, NO_CONTENT, "pings-without-end");
  }

  private void refusing() {
    both(FaultRow.RATE_LIMIT_WITH_WAIT, LIMITED, "rate-limited-ms", "rate-limited");
    both(FaultRow.RATE_LIMIT_WITH_WAIT, LIMITED, "rate-limited-date", "rate-limited-long");
    both(FaultRow.RATE_LIMIT, LIMITED, "status-429");
    both(FaultRow.QUOTA, SPENT, "insufficient-quota", "own-limit", "status-402");
    both(FaultRow.OVERLOADED, OVERLOAD, "status-529", "status-503");
    both(FaultRow.SERVER_ERROR, FAILED, "status-500", "status-502");
    vendors(
        FaultRow.SERVER_ERROR,
        "status-504",
        FAILED,
        fails(504, "provider_timeout", TIMEOUT, RETRIED, FALLS_BACK, COUNTED));
    both(
        FaultRow.REQUEST_TIMEOUT,
        fails(504, "provider_timeout", TIMEOUT, FALLS_BACK, COUNTED),
        "status-408");
    both(FaultRow.CREDENTIALS, REFUSED_KEY, "status-401", "tells-secret");
    both(FaultRow.CREDENTIALS, FORBIDDEN, "status-403");
    both(FaultRow.NOT_FOUND, fails(404, "model_not_found", NOT_FOUND, FALLS_BACK), "status-404");
    bad("status-400");
    bad("status-422");
    both(FaultRow.TOO_LONG, TOO_LONG, "context-length", "status-413");
    both(FaultRow.FILTERED, fails(400, "content_filter", CONTENT_FILTER), "content-filter");
    both(FaultRow.FILTERED, new Serves(PROVIDER, "content_filter"), "filtered");
  }

  private void streaming() {
    stream(FaultRow.EARLY_ERROR, Limits.ROOMY, FAILED_IN_STREAM, "error-event-first");
    FaultOutcome overload = fails(503, "provider_overloaded", OVERLOADED, FALLS_BACK, COUNTED);
    stream(FaultRow.EARLY_ERROR, Limits.ROOMY, overload, "overloaded-event-first");
    String document = "a whole answer that is an error document";
    whole(FaultRow.EARLY_ERROR, FAILED_IN_STREAM, "error-event-first", document);
    whole(FaultRow.EARLY_ERROR, overload, "overloaded-event-first", document);
    stream(
        FaultRow.LATE_ERROR,
        Limits.ROOMY,
        breaks("provider_error", SERVER_ERROR),
        "error-event-after-3");
    whole(
        FaultRow.LATE_ERROR,
        FAILED_IN_STREAM,
        "error-event-after-3",
        "nothing of a whole answer is sent before its end");
    for (String broken :
        List.of("reset-after-1", "reset-after-3", "close-after-3", "reset-after-100")) {
      stream(FaultRow.TRUNCATED, Limits.ROOMY, TRUNCATED, broken);
      whole(FaultRow.TRUNCATED, RESET, broken, "half of a whole answer");
    }
    stream(FaultRow.TRUNCATED, Limits.ROOMY, RESET, "reset-after-0");
    stream(FaultRow.TRUNCATED, Limits.ROOMY, TRUNCATED, "end-without-done-after-3");
    stream(FaultRow.TRUNCATED, Limits.IDLE, breaks("idle_timeout", TIMEOUT), "stall-after-3");
    for (String empty : List.of("empty-stream", "only-role", "only-done", "only-pings")) {
      stream(FaultRow.EMPTY, Limits.ROOMY, EMPTY, empty);
    }
    whole(FaultRow.EMPTY, INVALID, "empty-stream", "an empty body");
    malformed();
    vendor(FaultRow.LEGAL_ODDITIES, "mark-missing", true, Dialect.OPENAI, serves(PROVIDER));
    vendor(FaultRow.LEGAL_ODDITIES, "mark-missing", true, Dialect.ANTHROPIC, TRUNCATED);
    for (String legal : legal()) {
      stream(FaultRow.LEGAL_ODDITIES, Limits.ROOMY, serves(PROVIDER), legal);
    }
    whole(FaultRow.LEGAL_ODDITIES, serves(PROVIDER), "every-byte", "no event stream to be odd");
    whole(FaultRow.LEGAL_ODDITIES, serves(PROVIDER), "until-close", "no event stream to be odd");
  }

  private void malformed() {
    stream(
        FaultRow.MALFORMED,
        Limits.ROOMY,
        fails(502, "provider_invalid_stream", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED),
        "malformed-first");
    stream(FaultRow.MALFORMED, Limits.ROOMY, serves(PROVIDER), "malformed-line");
    stream(
        FaultRow.MALFORMED,
        Limits.ROOMY,
        breaks("provider_invalid_stream", INVALID_RESPONSE),
        "malformed-thrice");
    whole(FaultRow.MALFORMED, INVALID, "malformed-line", "half a document under a whole length");
    policies();
    both(FaultRow.MALFORMED, INVALID, "garbage");
  }

  /** What a config says of invalid events concerns them only after content. */
  private void policies() {
    FaultOutcome atOnce =
        fails(502, "provider_invalid_stream", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED);
    FaultOutcome broken = breaks("provider_invalid_stream", INVALID_RESPONSE);
    for (InvalidEvents policy : List.of(InvalidEvents.RELAY, InvalidEvents.ABORT)) {
      under(policy, () -> stream(FaultRow.MALFORMED, Limits.ROOMY, atOnce, "malformed-first"));
      under(policy, () -> both(FaultRow.MALFORMED, INVALID, "garbage"));
    }
    under(
        InvalidEvents.RELAY,
        () -> stream(FaultRow.MALFORMED, Limits.ROOMY, broken, "malformed-forever"));
    for (String malformed : List.of("malformed-line", "malformed-thrice", "malformed-between")) {
      under(InvalidEvents.ABORT, () -> stream(FaultRow.MALFORMED, Limits.ROOMY, broken, malformed));
    }
  }

  private void under(InvalidEvents policy, Runnable lines) {
    int before = faults.size();
    lines.run();
    for (int at = before; at < faults.size(); at++) {
      faults.set(at, faults.get(at).under(policy));
    }
  }

  private static List<String> legal() {
    List<String> legal = new ArrayList<>(FaultRow.LEGAL_ODDITIES.behaviours());
    legal.remove("rechunk-<seed>");
    legal.remove("mark-missing");
    legal.add("rechunk-7");
    return legal;
  }

  private void counting() {
    for (String style : List.of("usage-when-asked", "usage-always", "usage-null-on-each")) {
      both(FaultRow.USAGE_AFTER_FINISH, serves(PROVIDER), style);
    }
    both(FaultRow.USAGE_AFTER_FINISH, serves(PROVIDER), "usage-on-finish", "cached");
    both(FaultRow.USAGE_MISSING, serves(ESTIMATED), "usage-missing");
    both(FaultRow.USAGE_ZERO, serves(PROVIDER), "usage-zero");
    for (String absurd : FaultRow.USAGE_ABSURD.behaviours()) {
      both(FaultRow.USAGE_ABSURD, serves(ESTIMATED), absurd);
    }
  }

  private void framing() {
    both(FaultRow.SHORT_BODY, RESET, "truncated");
    for (String missing : List.of("too-short-1", "too-short-10000")) {
      whole(FaultRow.SHORT_BODY, RESET, missing, null);
      stream(FaultRow.SHORT_BODY, Limits.ROOMY, serves(PROVIDER), missing);
    }
    both(FaultRow.SURPLUS, serves(PROVIDER), "surplus-1", "surplus-10000");
    both(FaultRow.SURPLUS, serves(PROVIDER), "second-answer", "half-a-second-answer");
    both(FaultRow.PAGE, INVALID, "html");
    both(FaultRow.PAGE, FAILED, "html-502");
    compressed();
    both(FaultRow.HUGE, INVALID_HTTP, "huge-header", "many-headers");
    stream(
        FaultRow.HUGE,
        Limits.ROOMY,
        fails(502, "provider_event_too_large", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED),
        "huge-event");
    whole(FaultRow.HUGE, tooLarge(), "huge-event", "a body beyond the largest");
    FaultOutcome redirect = fails(502, "upstream_redirect", INVALID_RESPONSE, FALLS_BACK, COUNTED);
    both(FaultRow.REDIRECT, redirect, "redirect", "redirect-307", "redirect-here");
    both(FaultRow.GOAWAY, INVALID_HTTP, "goaway");
    for (String illegal : List.of("header-control", "header-null", "header-bare-cr")) {
      both(FaultRow.HEADER_CHARACTERS, INVALID_HTTP, illegal);
    }
    both(FaultRow.HEADER_CHARACTERS, serves(PROVIDER), "header-split", "header-folded");
  }

  private void compressed() {
    for (String packed : List.of("encoded-gzip", "encoded-deflate", "encoded-raw-deflate")) {
      both(FaultRow.COMPRESSED, serves(PROVIDER), packed);
    }
    both(FaultRow.COMPRESSED, INVALID, "encoded-gzip-lie", "encoded-brotli", "encoded-zstd");
    whole(FaultRow.COMPRESSED, INVALID, "encoded-gzip-cut", null);
    stream(FaultRow.COMPRESSED, Limits.ROOMY, serves(PROVIDER), "encoded-gzip-cut");
    whole(FaultRow.COMPRESSED, tooLarge(), "bomb", null);
    stream(
        FaultRow.COMPRESSED,
        Limits.ROOMY,
        fails(502, "provider_event_too_large", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED),
        "bomb");
  }

  private void lasting() {
    FaultOutcome late = OUT_OF_TIME;
    stream(FaultRow.SLOW_DRIP, Limits.TOTAL, late, "slow-drip");
    stream(FaultRow.SLOW_DRIP, Limits.TOTAL, breaks("total_timeout", TIMEOUT), "tokens-1000-20");
    whole(FaultRow.SLOW_DRIP, Limits.TOTAL, late, "slow-drip", null);
    stream(FaultRow.NEVER_ENDING, Limits.TOTAL, breaks("total_timeout", TIMEOUT), "never-ending");
    whole(FaultRow.NEVER_ENDING, Limits.TOTAL, late, "never-ending", null);
    stream(
        FaultRow.NEVER_ENDING,
        Limits.ROOMY,
        breaks("provider_answer_too_large", INVALID_RESPONSE),
        "flood");
    whole(FaultRow.NEVER_ENDING, tooLarge(), "flood", null);
    FaultOutcome runaway = breaks("provider_answer_too_long", INVALID_RESPONSE);
    for (String endless : List.of("never-ending", "flood", "flood-wide")) {
      stream(FaultRow.NEVER_ENDING, Limits.TOKENS, runaway, endless);
    }
    whole(
        FaultRow.NEVER_ENDING,
        Limits.TOKENS,
        tooLarge(),
        "flood-wide",
        "a whole answer is counted at its end; the limit on its size");
  }

  private static FaultOutcome tooLarge() {
    return fails(502, "provider_answer_too_large", INVALID_RESPONSE, RETRIED, FALLS_BACK, COUNTED);
  }

  private void bad(String behaviour) {
    vendors(
        FaultRow.BAD_REQUEST,
        behaviour,
        fails(400, behaviour.replace('-', '_'), BAD_REQUEST),
        fails(400, "invalid_request", BAD_REQUEST));
  }

  private void late(FaultRow row, String behaviour, @Nullable String remark) {
    stream(row, Limits.FIRST_TOKEN, NO_CONTENT, behaviour);
    whole(row, Limits.FIRST_TOKEN, NO_CONTENT, behaviour, remark);
  }

  private void address(FaultRow row, Where where, Limits limits, FaultOutcome verdict) {
    add(new Fault(row, where, "", false, Dialect.OPENAI, limits, verdict, null));
    add(new Fault(row, where, "", true, Dialect.OPENAI, limits, verdict, null));
  }

  private void both(FaultRow row, FaultOutcome verdict, String... behaviours) {
    for (String behaviour : behaviours) {
      whole(row, verdict, behaviour, null);
      stream(row, Limits.ROOMY, verdict, behaviour);
    }
  }

  private void whole(
      FaultRow row, FaultOutcome verdict, String behaviour, @Nullable String remark) {
    whole(row, Limits.ROOMY, verdict, behaviour, remark);
  }

  private void whole(
      FaultRow row,
      Limits limits,
      FaultOutcome verdict,
      String behaviour,
      @Nullable String remark) {
    for (Dialect dialect : List.of(Dialect.OPENAI, Dialect.ANTHROPIC)) {
      add(new Fault(row, Where.PROVIDER, behaviour, false, dialect, limits, verdict, remark));
    }
  }

  private void stream(FaultRow row, Limits limits, FaultOutcome verdict, String behaviour) {
    for (Dialect dialect : List.of(Dialect.OPENAI, Dialect.ANTHROPIC)) {
      add(new Fault(row, Where.PROVIDER, behaviour, true, dialect, limits, verdict, null));
    }
  }

  private void vendors(
      FaultRow row, String behaviour, FaultOutcome openAi, FaultOutcome anthropic) {
    for (boolean streamed : new boolean[] {false, true}) {
      vendor(row, behaviour, streamed, Dialect.OPENAI, openAi);
      vendor(row, behaviour, streamed, Dialect.ANTHROPIC, anthropic);
    }
  }

  private void vendor(
      FaultRow row, String behaviour, boolean streamed, Dialect dialect, FaultOutcome verdict) {
    add(new Fault(row, Where.PROVIDER, behaviour, streamed, dialect, Limits.ROOMY, verdict, null));
  }

  private void add(Fault fault) {
    faults.add(fault);
  }
}
