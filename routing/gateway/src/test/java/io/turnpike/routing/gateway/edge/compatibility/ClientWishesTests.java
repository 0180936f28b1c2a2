package io.turnpike.routing.gateway.edge.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.call.Pace.Backoff;
import io.turnpike.routing.gateway.call.Pace.Growth;
import io.turnpike.routing.gateway.call.Pace.Retries;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of header words, one for each gateway. */
class ClientWishesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CF-AIG-Metadata",
        "cf-aig-whatever",
        "Helicone-Property-App",
        "HTTP-Referer",
        "X-Title",
        "X-OpenRouter-Categories"
      })
  void concernOtherGateways(String name) {
    assertThat(ClientWishes.concern(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "cf-ray",
        "cf-aig",
        "referer",
        "http2-settings",
        "x-titles",
        "x-turnpike-user",
        "x-api-key"
      })
  void ordinaryNamesAreNobodys(String name) {
    assertThat(ClientWishes.concern(name)).isFalse();
  }

  @Test
  void labelsComeFromAllOfThem() {
    ClientWishes wishes =
        wishes(
            "cf-aig-metadata",
            "{\"plan\":\"pro\",\"seats\":3}",
            "cf-aig-turn-id",
            "t-1",
            "Helicone-Property-Feature",
            "chat",
            "Helicone-Session-Path",
            "/a/b",
            "Helicone-Session-Name",
            "Trip",
            "HTTP-Referer",
            "https://app.example.com",
            "X-Title",
            "My app",
            "X-OpenRouter-Categories",
            "cli-agent");

    assertThat(wishes.labels())
        .isEqualTo(
            Map.of(
                "plan", "pro",
                "seats", "3",
                "turn_id", "t-1",
                "feature", "chat",
                "session_path", "/a/b",
                "session_name", "Trip",
                "http_referer", "https://app.example.com",
                "app_title", "My app",
                "app_categories", "cli-agent"));
    assertThat(wishes.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "cf-aig-event-id, cf-aig-session-id",
    "Helicone-Request-Id, Helicone-Session-Id",
  })
  void idsAreTraceAndSession(String trace, String session) {
    ClientWishes wishes = wishes(trace, "e-1", session, "s-1");

    assertThat(wishes.trace()).isEqualTo("e-1");
    assertThat(wishes.session()).isEqualTo("s-1");
  }

  @Test
  void cloudflareAsksForAttempts() {
    ClientWishes wishes =
        wishes(
            "cf-aig-max-attempts", "4",
            "cf-aig-retry-delay", "200",
            "cf-aig-backoff", "linear",
            "cf-aig-request-timeout", "1500");

    Retries retries = Objects.requireNonNull(wishes.retries().read());
    assertThat(retries.header()).isEqualTo("cf-aig-max-attempts");
    assertThat(retries.retry().attempts()).isEqualTo(3);
    assertThat(retries.backoff())
        .isEqualTo(new Backoff(Growth.LINEAR, 2, Duration.ofMillis(200), Duration.ofSeconds(10)));
    assertThat(wishes.firstContent()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(wishes("cf-aig-max-attempts", "1").retries().read()).isNull();
    assertThat(wishes("cf-aig-retry-delay", "100").retries().read()).isNull();
  }

  @Test
  void heliconeAsksForRetriesOnlyWhereTheyAreEnabled() {
    ClientWishes wishes =
        wishes(
            "helicone-retry-num", "2",
            "Helicone-Retry-Enabled", "true",
            "helicone-retry-factor", "3",
            "helicone-retry-min-timeout", "100",
            "helicone-retry-max-timeout", "400");

    Retries retries = Objects.requireNonNull(wishes.retries().read());
    assertThat(retries.retry().attempts()).isEqualTo(2);
    assertThat(retries.backoff().after(0)).isEqualTo(Duration.ofMillis(100));
    assertThat(retries.backoff().after(1)).isEqualTo(Duration.ofMillis(300));
    assertThat(retries.backoff().after(2)).isEqualTo(Duration.ofMillis(400));
    assertThat(wishes("helicone-retry-num", "2").retries().read()).isNull();
    assertThat(wishes("Helicone-Retry-Enabled", "false").retries().read()).isNull();
  }

  @Test
  void cloudflareNarrows() {
    ClientWishes wishes =
        wishes(
            "cf-aig-zdr", "true",
            "cf-aig-allowed-providers", "openai, anthropic",
            "cf-aig-allowed-models", "[\"openai/gpt-5\",\"m\"]");

    assertThat(wishes.allowed())
        .isEqualTo(new AllowList(true, Set.of("openai", "anthropic"), Set.of("openai/gpt-5", "m")));
  }

  @Test
  void aKeptKeyIsAConnection() {
    assertThat(wishes("cf-aig-byok-alias", "prod").provider()).isEqualTo("prod");
    assertThat(wishes("cf-aig-byok-alias", "default").provider()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://llm.example.com, https://llm.example.com/v1",
    "https://llm.example.com/, https://llm.example.com/v1",
    "https://llm.example.com///, https://llm.example.com/v1",
    "https://llm.example.com/openai, https://llm.example.com/openai/v1",
    "https://llm.example.com/v1, https://llm.example.com/v1",
    "https://llm.example.com/v1beta/, https://llm.example.com/v1beta/",
  })
  void aTargetKeepsTheVersionOfThePath(String target, String address) {
    assertThat(Objects.requireNonNull(wishes("Helicone-Target-URL", target).customHost()).address())
        .hasToString(address);
    assertThat(
            Objects.requireNonNull(
                    wishes("Helicone-OpenAI-Api-Base", "https://llm.example.com").customHost())
                .address())
        .hasToString("https://llm.example.com");
  }

  @Test
  void aTargetThatIsTooLongIsRefusedWithoutALook() {
    String slashes = "https://llm.example.com" + "/".repeat(5_000) + "x";

    assertThatThrownBy(() -> wishes("Helicone-Target-URL", slashes))
        .isInstanceOf(GatewayFailure.class)
        .hasMessageContaining("must be an address");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cf-aig-custom-cost | {\"total_cost\":1}",
        "cf-aig-collect-log | false",
        "cf-aig-collect-log-payload | true",
        "cf-aig-unheard-of | 1",
        "helicone-ratelimit-policy | 10;w=60;u=cents;s=user",
        "helicone-model-override | gpt-4",
        "helicone-cache-bucket-max-size | 3",
        "helicone-posthog-key | phc",
        "x-openrouter-metadata | enabled",
      })
  void whatIsNotObeyedIsSaid(String header, String value) {
    assertThat(wishes(header, value).warnings()).containsExactly(header);
  }

  @ParameterizedTest
  @CsvSource({
    "cf-aig-authorization, Bearer tp_x",
    "cf-aig-collect-log, true",
    "cf-aig-collect-log-payload, false",
    "cf-aig-skip-cache, true",
    "helicone-auth, Bearer tp_x",
    "helicone-omit-request, true",
    "helicone-omit-response, true",
    "helicone-cache-bucket-max-size, 1",
    "helicone-moderations-enabled, false",
    "x-openrouter-cache-ttl, 60",
  })
  void whatHoldsAnywayIsNotSaid(String header, String value) {
    assertThat(wishes(header, value).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "helicone-fallbacks | [{\"target-url\":\"https://x\"}] | models",
        "helicone-moderations-enabled | true | input_guardrails",
        "helicone-llm-security-enabled | true | input_guardrails",
        "cf-aig-max-attempts | 6 | from 1 to 5",
        "cf-aig-retry-delay | 6000 | from 0 to 5000",
        "cf-aig-backoff | cubic | linear",
        "cf-aig-request-timeout | soon | whole number",
        "cf-aig-zdr | yes | true",
        "cf-aig-metadata | [1] | flat JSON object",
        "cf-aig-allowed-models | , | 1 to 50",
        "helicone-retry-factor | 0.5 | from 1 to 10",
        "helicone-target-url | not an address | address",
      })
  void whatMakesNoSenseIsRefused(String header, String value, String said) {
    assertThatThrownBy(() -> wishes(header, value))
        .isInstanceOf(GatewayFailure.class)
        .hasMessageContaining(header)
        .hasMessageContaining(said);
  }

  @Test
  void labelsAreBounded() {
    HttpHeaders many = new DefaultHttpHeaders();
    for (int label = 0; label < 65; label++) {
      many.add("Helicone-Property-P" + label, "x");
    }

    HttpHeaders large = new DefaultHttpHeaders();
    for (int label = 0; label < 17; label++) {
      large.add("Helicone-Property-P" + label, "x".repeat(500));
    }

    assertThatThrownBy(() -> ClientWishes.of(many)).hasMessageContaining("64");
    assertThatThrownBy(() -> ClientWishes.of(large)).hasMessageContaining("8192");
    assertThatThrownBy(() -> wishes("Helicone-Property-P", "x".repeat(513)))
        .hasMessageContaining("512");
    assertThatThrownBy(() -> wishes("Helicone-User-Id", "x".repeat(257)))
        .hasMessageContaining("256");
  }

  @Test
  void whoAsksIsCutWhereItIsTooLong() {
    ClientWishes wishes = wishes("HTTP-Referer", "x".repeat(513));

    assertThat(wishes.labels()).containsEntry("http_referer", "x".repeat(512));
    assertThat(wishes.warnings()).containsExactly("http-referer");
  }

  @Test
  void warningsAreBounded() {
    HttpHeaders many = new DefaultHttpHeaders();
    for (int header = 0; header < 100; header++) {
      many.add("Helicone-Unknown-" + header + "-" + "x".repeat(200), "1");
    }

    assertThat(ClientWishes.of(many).warnings())
        .hasSize(20)
        .allSatisfy(name -> assertThat(name).hasSize(64));
  }

  private static ClientWishes wishes(String... headers) {
    HttpHeaders all = new DefaultHttpHeaders();
    for (int at = 0; at < headers.length; at += 2) {
      all.add(headers[at], headers[at + 1]);
    }
    return ClientWishes.of(all);
  }
}
