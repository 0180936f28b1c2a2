package io.turnpike.routing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.Outcome;
import io.turnpike.routing.RoutePlan.Retry;
import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.RoutePlan.Timeouts;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageRecord;
import io.turnpike.routing.UsageSource;
import io.turnpike.routing.testing.ClosedPort;
import io.turnpike.routing.testing.HostileProvider;
import io.turnpike.routing.testing.behaviour.Oddities;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything a provider can do wrong, seen from both ends. */
@ExtendWith(NoLeaks.class)
class FaultsIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ClosedPort closed = ClosedPort.reserve();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl()).connect("down", closed.baseUrl());
    gateway.config("quick", quick("up", Duration.ofSeconds(10)));
    gateway.config("hasty", quick("up", Duration.ofMillis(400)));
    gateway.config("down", quick("down", Duration.ofSeconds(10)));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "reset-before-headers, 502, upstream_reset, CONNECTION",
    "close-before-headers, 502, upstream_reset, CONNECTION",
    "reset-within-headers, 502, upstream_reset, CONNECTION",
    "truncated, 502, upstream_reset, CONNECTION",
    "html, 502, provider_invalid_response, INVALID_RESPONSE",
    "garbage, 502, provider_invalid_response, INVALID_RESPONSE",
    "garbage-instead-of-headers, 502, upstream_invalid_http, INVALID_RESPONSE",
    "redirect, 502, upstream_redirect, INVALID_RESPONSE",
    "huge-header, 502, upstream_invalid_http, INVALID_RESPONSE",
    "insufficient-quota, 402, provider_quota_exhausted, QUOTA_EXHAUSTED",
    "context-length, 400, context_length_exceeded, CONTEXT_LENGTH",
    "content-filter, 400, content_filter, CONTENT_FILTER",
    "rate-limited, 429, provider_rate_limited, RATE_LIMITED",
    "status-400, 400, status_400, BAD_REQUEST",
    "status-401, 502, provider_auth_failed, AUTH",
    "status-403, 502, provider_auth_failed, AUTH",
    "status-404, 404, model_not_found, NOT_FOUND",
    "status-408, 504, provider_timeout, TIMEOUT",
    "status-429, 429, provider_rate_limited, RATE_LIMITED",
    "status-500, 502, provider_error, SERVER_ERROR",
    "status-503, 503, provider_overloaded, OVERLOADED",
    "status-529, 503, provider_overloaded, OVERLOADED",
  })
  void tellsWhatIsWrongWholeAndStreamed(
      String fault, int status, String code, FailureClass failure) {
    for (boolean streamed : new boolean[] {false, true}) {
      gateway.reset();
      HttpResponse<String> answer = ask("hostile/" + fault, streamed);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains("\"error\":", "\"code\":\"" + code + "\"");
      assertFailed(answer, status, code, failure);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "stall-before-first-token, 504, first_token_timeout, TIMEOUT",
    "stall-before-headers, 504, first_token_timeout, TIMEOUT",
    "stall-after-headers, 504, first_token_timeout, TIMEOUT",
    "error-event-first, 502, provider_error, SERVER_ERROR",
    "empty-stream, 502, provider_empty_stream, INVALID_RESPONSE",
    "only-done, 502, provider_empty_stream, INVALID_RESPONSE",
    "huge-event, 502, provider_event_too_large, INVALID_RESPONSE",
  })
  void failsProperlyBeforeTheFirstContentOfAStream(
      String fault, int status, String code, FailureClass failure) {
    HttpResponse<String> answer = ask("hostile/" + fault, true);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertFailed(answer, status, code, failure);
  }

  @ParameterizedTest
  @CsvSource({
    "reset-after-3, upstream_truncated",
    "close-after-3, upstream_truncated",
    "end-without-done-after-3, upstream_truncated",
    "stall-after-3, idle_timeout",
    "error-event-after-3, provider_error",
  })
  void tellsInTheStreamThatItBroke(String fault, String code) {
    HttpResponse<String> answer = ask("hostile/" + fault, true);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("t3").doesNotContain("t4", "[DONE]");
    String last = answer.body().strip().lines().toList().getLast();
    UsageEvent event = gateway.awaitEvent();
    assertThat(last).startsWith("data: {\"error\":").contains(code, event.id().toString());
    assertThat(event.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.status()).isEqualTo(200);
    assertThat(event.errorCode()).isEqualTo(code);
    assertThat(event.usageSource()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(event.usage().totalOutput()).isPositive();
    assertThat(event.cost()).isNotNull();
    assertClean();
  }

  @Test
  void limitsAWholeAnswerByTheTotalTime() {
    HttpResponse<String> answer =
        ask.whole("hostile/stall-before-headers", "x-turnpike-config", "hasty");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertFailed(answer, 504, "total_timeout", FailureClass.TIMEOUT);
  }

  @Test
  void lowersTheTotalTimeToWhatTheClientAllows() {
    HttpResponse<String> answer =
        ask.whole(
            "hostile/stall-before-headers",
            "x-turnpike-config",
            "quick",
            "x-turnpike-timeout-ms",
            "200");

    assertThat(answer.statusCode()).isEqualTo(504);
    assertFailed(answer, 504, "total_timeout", FailureClass.TIMEOUT);
  }

  @Test
  void tellsThatNobodyListens() {
    HttpResponse<String> answer = ask.whole("any", "x-turnpike-config", "down");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertFailed(answer, 502, "upstream_refused", FailureClass.CONNECTION);
  }

  @Test
  void passesOnHowLongToWait() {
    HttpResponse<String> answer = ask("hostile/rate-limited", false);

    assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "style-plain",
        "style-crlf",
        "style-cr",
        "style-tight",
        "style-comments",
        "style-bom",
        "style-multi-line",
        "style-fields",
        "every-byte",
        "random-cuts",
        "doubled-done",
        "usage-always",
        "usage-missing",
        "usage-null-on-each",
        "usage-on-finish"
      })
  void takesStreamsThatAreLegalThoughOdd(String oddity) {
    HttpResponse<String> answer = ask.streamed("up/hostile/" + oddity);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("t3").containsOnlyOnce("[DONE]").doesNotContain("error");
    assertThat(gateway.awaitEvent().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertClean();
  }

  @Test
  void takesAStreamByteByByte() {
    provider.next(Oddities.slowDrip(Duration.ofMillis(1)));

    HttpResponse<String> answer = ask.streamed("up/dripping");

    assertThat(answer.body()).contains("t3").containsOnlyOnce("[DONE]").doesNotContain("error");
    assertClean();
  }

  @Test
  void leavesOutALineThatIsNoEvent() {
    HttpResponse<String> answer = ask.streamed("up/hostile/malformed-line");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("t2");
    assertThat(answer.body().lines().filter(line -> !line.isEmpty()))
        .allMatch(line -> line.equals("data: [DONE]") || line.matches("data: \\{.*}"));
    assertClean();
  }

  private static HttpResponse<String> ask(String model, boolean streamed) {
    return streamed
        ? ask.streamed(model, "x-turnpike-config", "quick")
        : ask.whole(model, "x-turnpike-config", "quick");
  }

  private static void assertFailed(
      HttpResponse<String> answer, int status, String code, FailureClass failure) {
    UsageEvent event = gateway.awaitEvent();
    assertThat(answer.headers().firstValue("x-turnpike-request-id"))
        .hasValue(event.id().toString());
    assertThat(answer.body()).doesNotContain("sk-canary");
    assertThat(event.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(event.status()).isEqualTo(status);
    assertThat(event.errorCode()).isEqualTo(code);
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().failure()).isEqualTo(failure);
    assertThat(event.usageSource()).isEqualTo(UsageSource.NONE);
    assertThat(event.cost()).isNull();
    assertClean();
  }

  /** The event is written when the client already has the end of its answer. */
  private static void assertClean() {
    gateway.awaitEvent();
    assertThat(gateway.active()).isZero();
    assertThat(gateway.records())
        .hasExactlyElementsOfTypes(
            UsageRecord.Opened.class, UsageRecord.Dispatched.class, UsageRecord.Closed.class);
  }

  private static Target quick(String connection, Duration total) {
    Duration soon = Duration.ofMillis(600);
    return new Target(
        connection, List.of(), new Timeouts(Duration.ofSeconds(2), soon, soon, total), Retry.NONE);
  }
}
