package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.usage.DecisionNote.Renamed;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A model that is a name for another. */
@ExtendWith(NoLeaks.class)
class AliasIT {

  private static final String RESPONSE =
      "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"output\":[],"
          + "\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final RecordedEndpoint claude = new RecordedEndpoint("/messages");
  @AutoClose private static final AnyEndpoint one = new AnyEndpoint();
  @AutoClose private static final AnyEndpoint two = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", provider.baseUrl())
        .connect("vendor", "openai", provider.baseUrl())
        .connectAnthropic("claude", claude.baseUrl())
        .connect("one", "openai", one.baseUrl())
        .connect("two", "openai", two.baseUrl())
        .config(
            "group",
            DocumentLanguage.compiled(
                "{\"provider\":\"up\",\"override_params\":{\"model\":\"big-1\"}}"))
        .config("away", DocumentLanguage.compiled("{\"provider\":\"up\"}"))
        .key("tp_default", "away", Set.of())
        .key("tp_alias", null, Set.of("fast"))
        .key("tp_model", null, Set.of("up/small-1"))
        .key("tp_other", null, Set.of("up/small-2"));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    claude.forget();
    one.forget();
    two.forget();
    gateway.reset();
    gateway.mend();
    gateway.aliases.clear();
    gateway.aliases.put("fast", "up/small-1");
  }

  @Test
  void goesWhereItsModelGoesAndSaysSo() {
    HttpResponse<String> answer = ask.whole("fast");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("up");
    assertThat(answer.headers().firstValue("x-turnpike-model")).hasValue("small-1");
    assertSent("small-1");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().model()).isEqualTo("fast");
    assertThat(event.decided().notes()).contains(new Renamed("", "fast", "up/small-1"));
  }

  @Test
  void takesEffectWithTheNextRequest() {
    ask.whole("fast");
    gateway.aliases.put("fast", "up/small-2");
    ask.streamed("fast");

    assertSent("small-1", "small-2");
  }

  @Test
  void mayStandForAnotherAConfigOrTheNewestOfAFamily() {
    gateway.aliases.put("coding", "fast");
    gateway.aliases.put("balanced", "group");
    gateway.aliases.put("newest", "~vendor/gpt-4o-mini-latest");

    ask.whole("coding");
    HttpResponse<String> config = ask.whole("balanced");
    ask.whole("newest");
    ask.whole("~vendor/gpt-4o-mini");

    assertThat(config.headers().firstValue("x-turnpike-config")).hasValue("group@3");
    assertSent("small-1", "big-1", "gpt-4o-mini", "gpt-4o-mini");
  }

  @Test
  void aFamilyThatNobodyHasIsToldByItsName() {
    HttpResponse<String> answer = ask.whole("~claude-sonnet");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("model_not_found", "~claude-sonnet");
  }

  @Test
  void standsWhereverARequestNamesAModel() {
    ask.whole("fast", "x-turnpike-config", "away");
    ask.whole("fast", "x-api-key", "tp_default");
    ask.post("{\"model\":\"up/hostile/status-503\",\"models\":[\"fast\"]," + Asking.QUESTION + "}");

    assertThat(provider.awaitRequest(1).bodyText()).contains("small-1");
    assertThat(provider.awaitRequest(2).bodyText()).contains("small-1");
    assertThat(provider.requests().getLast().bodyText()).contains("small-1");
  }

  @Test
  void aConnectionInFrontGoesBeforeIt() {
    gateway.aliases.put("up", "group");

    ask.whole("up/fast");

    assertSent("fast");
  }

  @Test
  void isForKeysThatHaveItOrItsModel() {
    assertThat(ask.whole("fast", "x-api-key", "tp_alias").statusCode()).isEqualTo(200);
    assertThat(ask.whole("fast", "x-api-key", "tp_model").statusCode()).isEqualTo(200);
    HttpResponse<String> other = ask.whole("fast", "x-api-key", "tp_other");
    HttpResponse<String> around = ask.whole("up/small-1", "x-api-key", "tp_alias");

    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.body()).contains("model_not_allowed");
    assertThat(around.statusCode()).isEqualTo(403);
  }

  @Test
  void opensNothingElseThatTheRequestNames() {
    for (String body :
        List.of("\"model\":\"fast,up/other\",", "\"model\":\"fast\",\"models\":[\"up/other\"],")) {
      HttpResponse<String> answer =
          ask.post("{" + body + Asking.QUESTION + "}", "x-api-key", "tp_alias");

      assertThat(answer.statusCode()).as(body).isEqualTo(403);
    }
  }

  @Test
  void standsAmongTheModelsOfTheKeyWithWhatIsKnownOfItsModel() {
    gateway.aliases.put("metered", "vendor/" + FakeCatalog.MEASURED);

    JsonNode metered = json(ask.get("/v1/models/metered"));

    assertThat(metered.path("owned_by").asString()).isEqualTo("vendor");
    assertThat(metered.path("context_length").asLong()).isEqualTo(1_000);
    assertThat(ask.get("/v1/models").body()).contains("\"id\":\"fast\"");
    assertThat(ask.get("/v1/models", "x-api-key", "tp_alias").body()).contains("\"id\":\"fast\"");
    assertThat(ask.get("/v1/models", "x-api-key", "tp_other").body())
        .doesNotContain("\"id\":\"fast\"");
  }

  /** An answer to go on from is kept where it was made. */
  @Test
  void aSessionThatItsProviderKeepsGoesOnThereAfterASwitch() {
    gateway.aliases.put("coder", "one/gpt-x");
    one.next(200, "application/json", RESPONSE);
    String id = json(respond("{\"model\":\"coder\",\"input\":\"Hi\"}")).path("id").asString();

    gateway.aliases.put("coder", "two/gpt-y", "one/gpt-x");
    one.next(200, "application/json", RESPONSE);
    two.next(200, "application/json", RESPONSE);
    HttpResponse<String> on =
        respond("{\"model\":\"coder\",\"input\":\"And?\",\"previous_response_id\":\"" + id + "\"}");
    HttpResponse<String> fresh = respond("{\"model\":\"coder\",\"input\":\"Hi\"}");

    assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
    assertThat(on.headers().firstValue("x-turnpike-provider")).hasValue("one");
    assertThat(on.headers().firstValue("x-turnpike-model")).hasValue("gpt-x");
    assertThat(fresh.headers().firstValue("x-turnpike-provider")).hasValue("two");
  }

  /** What a provider signed is read by that one alone. */
  @Test
  void aSessionWithSignedThoughtsKeepsItsSigner() {
    gateway.aliases.put("coder", "claude/claude-x");
    claude.next(200, MessageEvents.whole("x"));
    ask.post(conversation("coder", "Fix the first test"));

    gateway.aliases.put("coder", "up/small-1", "claude/claude-x");
    claude.next(200, MessageEvents.whole("x"));
    HttpResponse<String> on = ask.post(conversation("coder", "Fix the first test"));
    HttpResponse<String> fresh = ask.post(conversation("coder", "Fix the second test"));

    assertThat(on.headers().firstValue("x-turnpike-provider")).hasValue("claude");
    assertThat(claude.lastAsked().body()).contains("SIG1");
    assertThat(fresh.headers().firstValue("x-turnpike-provider")).hasValue("up");
  }

  @Test
  void aSessionWhoseSignerFailsGoesOnWithoutItsThoughts() {
    gateway.aliases.put("coder", "claude/claude-x");
    claude.next(200, MessageEvents.whole("x"));
    ask.post(conversation("coder", "Fix the third test"));

    gateway.aliases.put("coder", "up/small-1", "claude/claude-x");
    claude.next(503, "{}");
    HttpResponse<String> on = ask.post(conversation("coder", "Fix the third test"));

    assertThat(on.statusCode()).as(on.body()).isEqualTo(200);
    assertThat(on.headers().firstValue("x-turnpike-provider")).hasValue("up");
    assertThat(provider.requests().getLast().bodyText()).contains("I look").doesNotContain("SIG1");
  }

  private static HttpResponse<String> respond(String body) {
    return ask.send(ask.request("/v1/responses").POST(BodyPublishers.ofString(body)).build());
  }

  private static String conversation(String model, String beginning) {
    return "{\"model\":\""
        + model
        + "\",\"messages\":[{\"role\":\"user\",\"content\":\""
        + beginning
        + "\"},{\"role\":\"assistant\",\"content\":\"I look\",\"thinking_blocks\":["
        + "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"SIG1\"}"
        + "]},{\"role\":\"user\",\"content\":\"And?\"}]}";
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void assertSent(String... models) {
    for (int i = 0; i < models.length; i++) {
      assertThat(provider.awaitRequest(i + 1).bodyText())
          .contains("\"model\":\"" + models[i] + "\"");
    }
  }
}
