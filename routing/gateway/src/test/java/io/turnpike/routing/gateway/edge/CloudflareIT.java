package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.DecisionNote.Warned;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.GatewayKey.KeyRights;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of Cloudflare's AI Gateway, whose host was put in place of by ours. */
@ExtendWith(NoLeaks.class)
class CloudflareIT {

  private static final String GATEWAY = "/v1/0123456789abcdef0123456789abcdef/production";
  private static final String KEY = "Bearer " + GatewayFixture.KEY;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("eu", "openai", provider.baseUrl())
        .connect("spare", provider.baseUrl())
        .connectAnthropic("claude", provider.baseUrl())
        .connect("studio", "gemini", provider.baseUrl())
        .config("main", DocumentLanguage.compiled("{\"provider\":\"spare\"}"))
        .key("tp_owner", new KeyRights(false, true, Set.of(), Set.of()));
    gateway.connections.put("bare", "groq", provider.baseUrl(), null);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    gateway.mend();
  }

  @ParameterizedTest
  @CsvSource({
    "/openai/chat/completions, gpt-4o-mini, eu",
    "/openai/v1/chat/completions, gpt-4o-mini, eu",
    "/spare/chat/completions, m, spare",
    "/compat/chat/completions, openai/gpt-4o-mini, eu",
    "/compat/chat/completions, spare/m, spare",
  })
  void itsAddressesAreUnderstood(String path, String model, String connection) {
    HttpResponse<String> answer = post(path, model, "cf-aig-authorization", KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue(connection);
    assertThat(provider.awaitRequest(1).path()).endsWith("/v1/chat/completions");
    assertThat(gateway.awaitEvent().asked().operation()).isEqualTo("chat/completions");
  }

  @Test
  void otherDialectsHaveTheirOwnPathsThere() {
    String body = "{\"model\":\"claude-haiku-4-5\",\"max_tokens\":9," + Asking.QUESTION + "}";
    HttpResponse<String> messages =
        send("/anthropic/v1/messages", body, "cf-aig-authorization", KEY);
    HttpResponse<String> contents =
        send(
            "/google-ai-studio/v1beta/models/gemini-2.5-flash:generateContent",
            "{\"contents\":[{\"parts\":[{\"text\":\"Say hello\"}]}]}",
            "cf-aig-authorization",
            KEY);

    assertThat(messages.headers().firstValue("x-turnpike-provider")).hasValue("claude");
    assertThat(messages.body()).contains("\"type\":\"message\"");
    assertThat(contents.headers().firstValue("x-turnpike-provider")).hasValue("studio");
    assertThat(contents.body()).contains("candidates");
  }

  @Test
  void anAccountMayBeCalledAnythingWhereTheKeyStandsInItsHeader() {
    HttpResponse<String> answer =
        ask.send(
            HttpRequest.newBuilder(gateway.url("/v1/acme/production/openai/chat/completions"))
                .header("cf-aig-authorization", KEY)
                .POST(BodyPublishers.ofString("{\"model\":\"gpt-x\"," + Asking.QUESTION + "}"))
                .build());

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("eu");
  }

  @Test
  void theProvidersOwnKeyMayStandBesideOurs() {
    post(
        "/groq/chat/completions",
        "m",
        "authorization",
        "Bearer sk-own-0123456789",
        "cf-aig-authorization",
        "Bearer tp_owner");

    assertThat(provider.awaitRequest(1).header("authorization"))
        .isEqualTo("Bearer sk-own-0123456789");
  }

  @Test
  void labelsReachTheLogAndNothingReachesTheProvider() {
    HttpResponse<String> answer =
        post(
            "/openai/chat/completions",
            "gpt-4o-mini",
            "cf-aig-authorization",
            KEY,
            "cf-aig-metadata",
            "{\"team\":\"AI\",\"user\":12345,\"test\":true}",
            "cf-aig-event-id",
            "event-1",
            "cf-aig-session-id",
            "session-1",
            "cf-aig-turn-id",
            "turn-1",
            "cf-aig-collect-log",
            "true",
            "cf-aig-custom-cost",
            "{\"total_cost\":0.1}",
            "cf-aig-cache-ttl",
            "3600");

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.labels().metadata())
        .isEqualTo(Map.of("team", "AI", "user", "12345", "test", "true", "turn_id", "turn-1"));
    assertThat(event.labels().traceId()).isEqualTo("event-1");
    assertThat(event.labels().sessionId()).isEqualTo("session-1");
    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue("cf-aig-custom-cost,cf-aig-cache-ttl");
    assertThat(event.decided().notes()).contains(new Warned("", 0, "cf-aig-custom-cost"));
    assertThat(event.bill().cost()).isNotNull();
    ReceivedRequest sent = provider.awaitRequest(1);
    assertThat(sent.headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("cf-"));
    assertThat(sent.bodyText()).doesNotContain("session-1", "total_cost");
  }

  @Test
  void answersCarryItsHeadersForThatClientAlone() {
    HttpResponse<String> theirs =
        post("/openai/chat/completions", "gpt-4o-mini", "cf-aig-authorization", KEY);
    HttpResponse<String> ours = ask.whole("eu/m");

    assertThat(theirs.headers().firstValue("cf-aig-log-id"))
        .isEqualTo(theirs.headers().firstValue("x-turnpike-request-id"));
    assertThat(theirs.headers().firstValue("cf-aig-step")).hasValue("0");
    assertThat(ours.headers().map().keySet()).noneMatch(name -> name.startsWith("cf-aig"));
  }

  @Test
  void theStepIsWhoAnswered() {
    provider.next(Refusal.status(503));

    HttpResponse<String> answer =
        post("/compat/chat/completions", "eu/a,spare/b", "cf-aig-authorization", KEY);

    assertThat(answer.headers().firstValue("cf-aig-step")).hasValue("1");
  }

  @Test
  void attemptsAreMadeAsAskedFor() {
    provider.next(Refusal.status(500), Refusal.status(503), Completion.text("at last"));

    HttpResponse<String> answer =
        post(
            "/spare/chat/completions",
            "m",
            "cf-aig-authorization",
            KEY,
            "cf-aig-max-attempts",
            "3",
            "cf-aig-retry-delay",
            "5",
            "cf-aig-backoff",
            "constant");

    assertThat(answer.body()).contains("at last");
    assertThat(answer.headers().firstValue("x-turnpike-attempts")).hasValue("3");
    assertThat(gateway.awaitEvent().attempts()).hasSize(3);
  }

  @Test
  void withoutThatAFailureIsNotRepeated() {
    provider.next(Refusal.status(500));

    assertThat(post("/spare/chat/completions", "m", "cf-aig-authorization", KEY).statusCode())
        .isEqualTo(502);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aConfigKeepsToItsOwnRetriesAndTheClientIsTold() {
    provider.next(Refusal.status(500));

    HttpResponse<String> answer =
        ask.whole("m", "x-turnpike-config", "main", "cf-aig-max-attempts", "3");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("cf-aig-max-attempts");
    assertThat(provider.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoeverIsTooSlowIsLeftForTheNext(boolean streamed) {
    provider.next(
        Completion.text("late").headersAfter(Duration.ofMinutes(1)), Completion.text("quick"));

    HttpResponse<String> answer =
        streamed
            ? ask.streamed("eu/a,spare/b", "cf-aig-request-timeout", "1500")
            : ask.whole("eu/a,spare/b", "cf-aig-request-timeout", "1500");

    assertThat(answer.body()).contains("quick");
    assertThat(answer.headers().firstValue("x-turnpike-decision")).hasValue("fallback:2/2 timeout");
  }

  @Test
  void itsPatienceIsNoFaultOfTheProvider() {
    provider.otherwise(Completion.text("late").headersAfter(Duration.ofSeconds(2)));
    try {
      for (int call = 0; call < 12; call++) {
        HttpResponse<String> answer = ask.whole("spare/m", "cf-aig-request-timeout", "20");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("client_timeout");
      }
    } finally {
      provider.otherwise(Completion.text("Hello"));
    }

    assertThat(ask.whole("spare/m").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsNotAllowedIsNotAsked() {
    HttpResponse<String> provided =
        ask.whole("eu/m,spare/m", "cf-aig-allowed-providers", "spare,nobody");
    HttpResponse<String> kept = ask.whole("eu/m", "cf-aig-zdr", "true");
    HttpResponse<String> modelled = ask.whole("eu/a,spare/b", "cf-aig-allowed-models", "x,spare/b");
    HttpResponse<String> none = ask.whole("eu/m", "cf-aig-allowed-providers", "nobody");

    assertThat(provided.headers().firstValue("x-turnpike-provider")).hasValue("spare");
    assertThat(kept.body()).contains("no_eligible_target", "zero data retention");
    assertThat(modelled.headers().firstValue("x-turnpike-model")).hasValue("b");
    assertThat(none.body()).contains("no_eligible_target");
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void aKeyByNameIsAConnection() {
    HttpResponse<String> answer =
        post(
            "/openai/chat/completions",
            "m",
            "cf-aig-authorization",
            KEY,
            "cf-aig-byok-alias",
            "spare");
    HttpResponse<String> ghost =
        post(
            "/openai/chat/completions",
            "m",
            "cf-aig-authorization",
            KEY,
            "cf-aig-byok-alias",
            "ghost");

    assertThat(answer.headers().firstValue("x-turnpike-provider")).hasValue("spare");
    assertThat(ghost.statusCode()).isEqualTo(404);
  }

  @Test
  void aListOfStepsIsRefusedWithWhatToDo() {
    HttpResponse<String> answer =
        send("", "[{\"provider\":\"openai\"}]", "cf-aig-authorization", KEY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("list of steps", "models", "fallback");
  }

  @Test
  void aProviderThatNobodyHasIsNamed() {
    HttpResponse<String> answer =
        post("/mistral/v1/chat/completions", "m", "cf-aig-authorization", KEY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("provider_not_found", "mistral");
  }

  @Test
  void anSdkSetToItsAddressWorks() {
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .apiKey("sk-of-the-provider")
            .baseUrl(gateway.url(GATEWAY + "/openai").toString())
            .putHeader("cf-aig-authorization", KEY)
            .putHeader("cf-aig-metadata", "{\"app\":\"sdk\"}")
            .maxRetries(0)
            .build();
    try {
      ChatCompletion answer =
          client
              .chat()
              .completions()
              .create(
                  ChatCompletionCreateParams.builder()
                      .model("gpt-4o-mini")
                      .addUserMessage("Say hello")
                      .build());

      assertThat(answer.choices()).isNotEmpty();
      assertThat(gateway.awaitEvent().labels().metadata()).containsEntry("app", "sdk");
      assertThat(provider.awaitRequest(1).header("authorization"))
          .doesNotContain("sk-of-the-provider");
    } finally {
      client.close();
    }
  }

  private static HttpResponse<String> post(String path, String model, String... headers) {
    return send(path, "{\"model\":\"" + model + "\"," + Asking.QUESTION + "}", headers);
  }

  private static HttpResponse<String> send(String path, String body, String... headers) {
    return ask.send(
        HttpRequest.newBuilder(gateway.url(GATEWAY + path))
            .headers(headers)
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
