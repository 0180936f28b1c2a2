package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.GatewayKey.KeyRights;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients of Helicone, whose address was put in place of by ours. */
@ExtendWith(NoLeaks.class)
class HeliconeIT {

  private static final String KEY = "Bearer " + GatewayFixture.KEY;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final HostileProvider elsewhere = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("eu", "openai", provider.baseUrl())
        .connect("spare", provider.baseUrl())
        .key(
            "tp_anywhere",
            new KeyRights(false, true, Set.of(elsewhere.baseUrl().getAuthority()), Set.of()));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    elsewhere.reset();
    gateway.reset();
  }

  @Test
  void anSdkSetToItsAddressWorks() {
    OpenAIClient client =
        OpenAIOkHttpClient.builder()
            .apiKey("sk-of-the-provider")
            .baseUrl(gateway.url("/v1").toString())
            .putHeader("Helicone-Auth", KEY)
            .putHeader("Helicone-User-Id", "u-1")
            .putHeader("Helicone-Session-Id", "s-1")
            .putHeader("Helicone-Session-Path", "/plan/flights")
            .putHeader("Helicone-Session-Name", "Travel")
            .putHeader("Helicone-Property-Feature", "search")
            .putHeader("Helicone-Request-Id", "r-1")
            .putHeader("Helicone-Omit-Response", "true")
            .maxRetries(0)
            .build();
    try {
      client
          .chat()
          .completions()
          .create(
              ChatCompletionCreateParams.builder()
                  .model("gpt-4o-mini")
                  .addUserMessage("Say hello")
                  .build());
    } finally {
      client.close();
    }

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.labels().user()).isEqualTo("u-1");
    assertThat(event.labels().sessionId()).isEqualTo("s-1");
    assertThat(event.labels().traceId()).isEqualTo("r-1");
    assertThat(event.labels().metadata())
        .isEqualTo(
            Map.of("session_path", "/plan/flights", "session_name", "Travel", "feature", "search"));
    assertThat(provider.awaitRequest(1).headers().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("helicone"));
    assertThat(provider.awaitRequest(1).header("authorization"))
        .doesNotContain("sk-of-the-provider", "tp_");
  }

  @Test
  void ourOwnHeadersGoBefore() {
    send(
        "eu/m",
        "Helicone-User-Id",
        "theirs",
        "x-turnpike-user",
        "ours",
        "Helicone-Property-Plan",
        "free",
        "x-turnpike-metadata",
        "{\"plan\":\"pro\"}");

    assertThat(gateway.awaitEvent().labels().user()).isEqualTo("ours");
    assertThat(gateway.awaitEvent().labels().metadata()).isEqualTo(Map.of("plan", "pro"));
  }

  @Test
  void answersCarryItsId() {
    HttpResponse<String> answer = send("eu/m");

    assertThat(answer.headers().firstValue("helicone-id"))
        .isEqualTo(answer.headers().firstValue("x-turnpike-request-id"));
    assertThat(ask.whole("eu/m").headers().firstValue("helicone-id")).isEmpty();
  }

  @Test
  void retriesWhereTheyAreEnabled() {
    provider.next(Refusal.status(500), Refusal.status(500), Completion.text("at last"));

    HttpResponse<String> answer =
        send(
            "spare/m",
            "Helicone-Retry-Enabled",
            "true",
            "helicone-retry-num",
            "3",
            "helicone-retry-min-timeout",
            "5",
            "helicone-retry-factor",
            "2");

    assertThat(answer.body()).contains("at last");
    assertThat(provider.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Helicone-RateLimit-Policy | 10;w=60;u=cents;s=user",
        "Helicone-Model-Override | gpt-4",
        "Helicone-Cache-Enabled | true",
        "Helicone-Posthog-Key | phc_x",
      })
  void whatIsNotObeyedIsSaid(String header, String value) {
    HttpResponse<String> answer = send("eu/m", header, value);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue(header.toLowerCase(Locale.ROOT));
    assertThat(gateway.awaitEvent().decided().notes())
        .anyMatch(note -> note.toString().contains(header.toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Helicone-Fallbacks | [{\"target-url\":\"https://api.openai.com\"}]",
        "Helicone-Moderations-Enabled | true",
        "Helicone-LLM-Security-Enabled | true",
      })
  void whatAClientReliesOnIsRefused(String header, String value) {
    HttpResponse<String> answer = send("eu/m", header, value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header", header.toLowerCase(Locale.ROOT));
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void aTargetIsForKeysThatAllowItAndGetsNoStoredKey() {
    String host = elsewhere.baseUrl().toString().replace("/v1", "");
    HttpResponse<String> refused = send("eu/m", "Helicone-Target-URL", host);
    HttpResponse<String> allowed =
        ask.whole("eu/m", "x-api-key", "tp_anywhere", "Helicone-Target-URL", host);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("custom_host_refused", "helicone-target-url");
    assertThat(allowed.statusCode()).as(allowed.body()).isEqualTo(200);
    assertThat(elsewhere.awaitRequest(1).path()).isEqualTo("/v1/chat/completions");
    assertThat(elsewhere.awaitRequest(1).header("authorization")).isNull();
    assertThat(provider.requests()).isEmpty();
  }

  private static HttpResponse<String> send(String model, String... headers) {
    String[] all =
        Stream.concat(Stream.of("Helicone-Auth", KEY), Arrays.stream(headers))
            .toArray(String[]::new);
    return ask.send(
        HttpRequest.newBuilder(gateway.url("/v1/chat/completions"))
            .headers(all)
            .POST(BodyPublishers.ofString("{\"model\":\"" + model + "\"," + Asking.QUESTION + "}"))
            .build());
  }
}
