package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Step.Rescue;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with status 200 that a provider's filter ended. */
@ExtendWith(NoLeaks.class)
class FilteredAnswersIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void configure() {
    gateway
        .connect("openai", "openai-compatible", provider.baseUrl())
        .connect("anthropic", "anthropic", provider.baseUrl())
        .connect("lenient", provider.baseUrl())
        .config("openai-guarded", guarded("openai"))
        .config("anthropic-guarded", guarded("anthropic"))
        .config("partly", guarded("openai", "hostile/filtered"))
        .config("openai-alone", target("openai", "hostile/filtered-at-once"))
        .config(
            "nobody",
            new Rescue(
                "",
                target("openai", "hostile/filtered-at-once"),
                List.of(),
                List.of(target("anthropic", "hostile/filtered-at-once"))));
  }

  @ParameterizedTest
  @CsvSource({"openai, false", "openai, true", "anthropic, false", "anthropic, true"})
  void goesWhereTheConfigSays(String vendor, boolean streamed) {
    HttpResponse<String> answer = ask(vendor + "-guarded", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("lenient");
    assertThat(answer.body()).doesNotContain("content_filter");
    UsageEvent event = gateway.awaitEventOf(answer);
    Attempt filtered = event.attempts().getFirst();
    assertThat(filtered.failure()).isEqualTo(FailureClass.CONTENT_FILTER);
    assertThat(filtered.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().usage().totalInput())
        .isEqualTo(
            event.attempts().stream()
                .mapToLong(attempt -> attempt.bill().usage().totalInput())
                .sum());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reachesTheClientWhereThereIsNobodyElse(boolean streamed) {
    HttpResponse<String> answer = ask("openai-alone", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("content_filter");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatTheLastOneFiltersReachesTheClient(boolean streamed) {
    HttpResponse<String> answer = ask("nobody", streamed);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("content_filter");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("anthropic");
  }

  /** Commit on first content: what the client has seen is not taken back. */
  @Test
  void aStreamThatHadContentIsNotTakenBack() {
    HttpResponse<String> answer = ask("partly", true);

    assertThat(answer.body()).contains("content_filter");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("openai");
  }

  @Test
  void aWholeAnswerThatWasCutShortGoesElsewhere() {
    HttpResponse<String> answer = ask("partly", false);

    assertThat(answer.body()).doesNotContain("content_filter");
    assertThat(answer.headers().firstValue("x-turnpike-provider")).contains("lenient");
  }

  private static HttpResponse<String> ask(String config, boolean streamed) {
    return streamed
        ? ask.streamed("any", "x-turnpike-config", config)
        : ask.whole("any", "x-turnpike-config", config);
  }

  private static Rescue guarded(String connection) {
    return guarded(connection, "hostile/filtered-at-once");
  }

  private static Rescue guarded(String connection, String model) {
    return new Rescue(
        "/targets/0", target(connection, model), List.of(), List.of(target("lenient", "any")));
  }

  private static Target target(String connection, String model) {
    Override own = new Override("model", JsonText.quoted(model), model);
    return new Target(
        "/" + connection,
        null,
        connection,
        List.of(own),
        List.of(),
        List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }
}
