package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as clients of other gateways write them. */
@ExtendWith(NoLeaks.class)
class ModelStringsIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("eu", "openai", provider.baseUrl())
        .connect("other", provider.baseUrl())
        .connectAnthropic("claude", provider.baseUrl())
        .config("main", DocumentLanguage.compiled("{\"provider\":\"other\"}"))
        .config(
            "routed",
            DocumentLanguage.compiled(
                "{\"provider\":\"eu\",\"override_params\":{\"model\":\"there\"}}"))
        .key("tp_main", "main", Set.of())
        .key("tp_narrow", null, Set.of("gpt-4o-mini", "other/m"));
    gateway.aliases.put("fast", "other/quick");
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4o-mini/openai, gpt-4o-mini, eu",
    "gpt-4o-mini/eu, gpt-4o-mini, eu",
    "other/openai, openai, other",
    "openai/gpt-4o-mini, gpt-4o-mini, eu",
  })
  void aProviderMayStandOnEitherSide(String model, String sent, String connection) {
    HttpResponse<String> answer = ask.whole(model);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue(connection);
    assertThat(provider.awaitRequest(1).bodyText()).contains("\"model\":\"" + sent + "\"");
    assertThat(gateway.awaitEvent().asked().model()).isEqualTo(model);
  }

  @Test
  void aListIsTheOrderOfFallback() {
    provider.next(Refusal.status(503), Refusal.status(500), Completion.text("third"));

    HttpResponse<String> answer = ask.whole("gpt-4o-mini/openai,fast,other/m");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("third");
    assertThat(provider.requests())
        .extracting(it -> it.bodyText().replaceAll(".*\"model\":\"([^\"]*)\".*", "$1"))
        .containsExactly("gpt-4o-mini", "quick", "m");
    assertThat(gateway.awaitEvent().asked().model()).isEqualTo("gpt-4o-mini/openai,fast,other/m");
  }

  @Test
  void aListGoesBeforeTheDefaultOfAKey() {
    HttpResponse<String> answer = ask.whole("eu/a,other/b", "x-api-key", "tp_main");

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("eu");
  }

  @Test
  void whatAListExcludesIsNotAsked() {
    provider.next(Refusal.status(503));

    HttpResponse<String> answer = ask.whole("!other,eu/m,other/m");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void anElementThatNobodyServesIsNamed() {
    HttpResponse<String> answer = ask.whole("eu/m,nothing-at-all");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body())
        .contains("model_not_found", "nothing-at-all")
        .doesNotContain("\"eu/m\"");
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void itIsNamedInTheDialectOfTheCaller() {
    String body = "{\"model\":\"eu/m,nothing-at-all\",\"max_tokens\":9," + Asking.QUESTION + "}";
    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/messages", "anthropic-version", "2023-06-01")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                .build());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"type\":\"error\"", "nothing-at-all");
  }

  @Test
  void aListHasNoPlaceUnderAConfig() {
    HttpResponse<String> answer = ask.whole("eu/a,eu/b", "x-turnpike-config", "main");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("config_decides", "model");
  }

  @Test
  void aKeysModelsHoldForEveryElement() {
    assertThat(ask.whole("gpt-4o-mini,eu/b", "x-api-key", "tp_narrow").statusCode()).isEqualTo(403);
    assertThat(ask.whole("secret/openai", "x-api-key", "tp_narrow").statusCode()).isEqualTo(403);
    assertThat(provider.requests()).isEmpty();
    assertThat(ask.whole("gpt-4o-mini,other/m", "x-api-key", "tp_narrow").statusCode())
        .isEqualTo(200);
    assertThat(ask.whole("gpt-4o-mini/openai", "x-api-key", "tp_narrow").statusCode())
        .isEqualTo(200);
  }

  @Test
  void fallbacksAreTried() {
    provider.next(Refusal.status(503), Completion.text("second"));

    HttpResponse<String> answer =
        ask.post(
            "{\"model\":\"eu/a\",\"fallbacks\":[{\"model\":\"other/b\"}]," + Asking.QUESTION + "}");

    assertThat(answer.body()).contains("second");
    assertThat(provider.requests().getLast().bodyText()).doesNotContain("fallbacks");
  }

  @Test
  void aVariantOfAnotherRouterIsExplained() {
    HttpResponse<String> answer = ask.whole("vendor/some-model:free");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains(":free", ":floor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dynamic/routed", "@preset/routed", "preset/routed"})
  void aRouteOrPresetOfAnotherGatewayIsAConfig(String model) {
    HttpResponse<String> answer = ask.whole(model);
    HttpResponse<String> beforeDefault = ask.whole(model, "x-api-key", "tp_main");

    assertThat(answer.headers().firstValue("x-turnpike-config")).hasValue("routed@3");
    assertThat(beforeDefault.headers().firstValue("x-turnpike-config")).hasValue("routed@3");
    assertThat(provider.awaitRequest(1).bodyText()).contains("\"model\":\"there\"");
  }

  @Test
  void aTypeInPlaceOfAConnectionIsUnderstood() {
    HttpResponse<String> answer = ask.whole("gpt-new", "x-turnpike-provider", "openai");

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("eu");
    assertThat(ask.whole("gpt-new", "x-turnpike-provider", "nothing").statusCode()).isEqualTo(404);
  }
}
