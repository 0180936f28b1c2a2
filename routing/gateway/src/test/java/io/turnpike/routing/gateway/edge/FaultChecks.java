package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.edge.FaultOutcome.Breaks;
import io.turnpike.routing.gateway.edge.FaultOutcome.Fails;
import io.turnpike.routing.gateway.edge.FaultOutcome.Serves;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the client and the usage event must show after a fault. */
final class FaultChecks {

  private static final JsonMapper JSON = JsonMapper.shared();

  private FaultChecks() {}

  static UsageEvent event(GatewayFixture gateway, HttpResponse<String> answer) {
    String id = answer.headers().firstValue("x-turnpike-request-id").orElseThrow();
    return gateway.journal.awaitEvent(UUID.fromString(id));
  }

  static void failed(Fault fault, Fails expected, HttpResponse<String> answer, UsageEvent event) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected.status());
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    JsonNode error = JSON.readTree(answer.body()).path("error");
    assertThat(error.path("code").asString()).isEqualTo(expected.code());
    assertThat(error.path("message").asString()).isNotBlank();
    assertThat(event.served().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(event.served().status()).isEqualTo(expected.status());
    assertThat(event.served().errorCode()).isEqualTo(expected.code());
    Attempt attempt = event.attempts().getFirst();
    assertThat(attempt.failure()).isEqualTo(expected.failure());
    assertThat(attempt.result().detail()).isNotBlank();
    assertThat(attempt.bill().source()).isEqualTo(unanswered(fault, expected));
    assertThat(event.bill().cost()).isNull();
    boolean waitable = expected.status() == 503 || expected.failure() == FailureClass.RATE_LIMITED;
    assertThat(answer.headers().firstValue("retry-after").isPresent()).isEqualTo(waitable);
    boolean lasting = isLasting(expected);
    assertThat(answer.headers().firstValue("x-should-retry").isPresent()).isEqualTo(lasting);
  }

  /** Whether the same request would meet the same again. */
  private static boolean isLasting(Fails expected) {
    return switch (expected.failure()) {
      case QUOTA_EXHAUSTED, AUTH, NOT_FOUND, BAD_REQUEST, CONTEXT_LENGTH, CONTENT_FILTER -> true;
      default ->
          Set.of("total_timeout", "upstream_tls", "upstream_redirect").contains(expected.code());
    };
  }

  /** Who was asked and never answered may bill it all the same. */
  private static UsageSource unanswered(Fault fault, Fails expected) {
    boolean silent =
        expected.failure() == FailureClass.CONNECTION || expected.failure() == FailureClass.TIMEOUT;
    return silent && !fault.behaviour().isEmpty() ? UsageSource.UNCONFIRMED : UsageSource.NONE;
  }

  static void broken(Breaks expected, HttpResponse<String> answer, UsageEvent event) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("t1").doesNotContain("[DONE]");
    String last = answer.body().strip().lines().toList().getLast();
    assertThat(last).startsWith("data: {\"error\":").contains(expected.code());
    assertThat(last).contains(event.id().toString());
    assertThat(event.served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(event.served().status()).isEqualTo(200);
    assertThat(event.served().errorCode()).isEqualTo(expected.code());
    assertThat(event.attempts().getFirst().failure()).isEqualTo(expected.failure());
    assertThat(event.bill().source()).isIn(UsageSource.ESTIMATED, UsageSource.PROVIDER);
    assertThat(event.bill().usage().totalOutput()).isPositive();
    assertThat(event.bill().cost()).isNotNull();
  }

  static void served(Fault fault, Serves expected, HttpResponse<String> answer, UsageEvent event) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(text(answer.body())).as(answer.body()).isNotBlank().doesNotContain("surplus");
    assertThat(finish(answer.body())).isEqualTo(expected.finish());
    if (fault.streamed()) {
      assertThat(answer.body()).containsOnlyOnce("[DONE]").matches("(?s).*(\n\n|\r\r|\r\n\r\n)");
      assertThat(Events.data(answer.body())).last().isEqualTo("[DONE]");
      assertThat(answer.body()).doesNotContain("\"choices\":[]", "\"error\"");
    }
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.served().errorCode()).isNull();
    assertThat(event.attempts().getFirst().failure()).isNull();
    assertThat(event.bill().source()).isEqualTo(expected.usage());
    assertThat(event.bill().cost()).isNotNull();
  }

  /** Neither what the provider was told in confidence nor what it should not have said. */
  static void nothingLeaks(HttpResponse<String> answer) {
    assertThat(answer.body()).doesNotContain("sk-canary", "<!doctype", "<html", "poison");
    assertThat(answer.headers().map().toString()).doesNotContain("sk-canary", "evil");
    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "location", "x-evil");
    assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
  }

  /** All content of an answer, streamed or not. */
  static String text(String body) {
    StringBuilder text = new StringBuilder();
    for (JsonNode choice : choices(body)) {
      text.append(choice.path("message").path("content").asString(""));
      text.append(choice.path("delta").path("content").asString(""));
    }
    return text.toString();
  }

  private static String finish(String body) {
    return choices(body).stream()
        .map(choice -> choice.path("finish_reason").asString(""))
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static List<JsonNode> choices(String body) {
    return Events.data(body).stream()
        .filter(data -> !data.equals("[DONE]"))
        .map(data -> JSON.readTree(data).path("choices").path(0))
        .toList();
  }
}
