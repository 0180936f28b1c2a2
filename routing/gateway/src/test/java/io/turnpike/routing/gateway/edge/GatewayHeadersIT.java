package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.tenants.GatewayKey.KeyRights;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers that say where a call goes are obeyed or refused. */
@ExtendWith(NoLeaks.class)
class GatewayHeadersIT {

  private static final String OWN = "sk-proj-own-0123456789";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final HostileProvider elsewhere = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("groq", provider.baseUrl())
        .connect("openrouter", provider.baseUrl())
        .connect("second", elsewhere.baseUrl())
        .connect("vendor", "openai", provider.baseUrl());
    gateway.config("main", DocumentLanguage.compiled("{\"provider\":\"groq\"}"));
    gateway.key(
        "tp_anywhere",
        new KeyRights(
            false, true, Set.of(elsewhere.baseUrl().getAuthority(), "10.0.0.1"), Set.of()));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    elsewhere.reset();
    gateway.reset();
  }

  @Test
  void aVirtualKeyIsAConnection() {
    String key = GatewayFixture.KEY;
    HttpResponse<String> there =
        ask.whole("m", "x-api-key", key, "x-portkey-virtual-key", "second");
    HttpResponse<String> both =
        ask.whole(
            "m",
            "x-api-key",
            key,
            "x-portkey-virtual-key",
            "@second",
            "x-portkey-provider",
            "openai");
    HttpResponse<String> ghost =
        ask.whole("gpt-4o-mini", "x-api-key", key, "x-portkey-virtual-key", "ghost");

    assertThat(there.headers().firstValue("x-turnpike-provider")).hasValue("second");
    assertThat(both.headers().firstValue("x-turnpike-provider")).hasValue("second");
    assertThat(ghost.statusCode()).isEqualTo(404);
    assertThat(provider.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "x-turnpike-confg, x-turnpike-config",
    "X-Turnpike-Session, x-turnpike-session-id",
    "x-turnpike-providers, x-turnpike-provider",
    "x-turnpike-caches, x-turnpike-cache",
  })
  void anUnknownHeaderOfOursIsNamed(String header, String near) {
    HttpResponse<String> answer = ask.whole("groq/m", header, "x");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header", header.toLowerCase(), near);
    assertThat(provider.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-portkey-retry-count",
        "x-portkey-mode",
        "X-Portkey-Azure-Resource-Name",
        "x-portkey-aws-region",
        "x-portkey-vertex-project-id",
        "x-portkey-default-output-guardrails"
      })
  void whatLeadsElsewhereIsRefused(String header) {
    HttpResponse<String> answer = ask.whole("groq/m", header, "3");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header", header.toLowerCase());
  }

  @Test
  void whatIsForAnotherServiceMeansNothing() {
    HttpResponse<String> answer =
        ask.whole(
            "groq/m",
            "x-portkey-package-version",
            "portkey-ai-2.3.4",
            "x-portkey-trace-id",
            "t-1",
            "x-portkey-span-id",
            "s-1",
            "x-portkey-cache-force-refresh",
            "true",
            "x-portkey-strict-open-ai-compliance",
            "true",
            "x-turnip",
            "1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(gateway.awaitEvent().labels().traceId()).isEqualTo("t-1");
  }

  @Test
  void aCustomHostIsForKeysThatAllowIt() {
    HttpResponse<String> answer =
        ask.whole("groq/m", "x-portkey-custom-host", elsewhere.baseUrl().toString());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("custom_host_refused", "x-portkey-custom-host");
    assertThat(elsewhere.requests()).isEmpty();
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void aCustomHostNeverGetsAStoredKey() {
    HttpResponse<String> answer =
        custom(elsewhere.baseUrl().toString(), "x-api-key", "tp_anywhere");
    HttpResponse<String> own =
        custom(
            elsewhere.baseUrl().toString(),
            "authorization",
            "Bearer " + OWN,
            "x-turnpike-api-key",
            "tp_anywhere");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(own.statusCode()).isEqualTo(200);
    assertThat(elsewhere.awaitRequest(1).header("authorization")).isNull();
    assertThat(elsewhere.awaitRequest(2).header("authorization")).isEqualTo("Bearer " + OWN);
    assertThat(provider.requests()).isEmpty();
    assertThat(answer.headers().firstValue("x-turnpike-provider"))
        .hasValue("groq@" + elsewhere.baseUrl().getAuthority());
  }

  @Test
  void aCustomHostGoesWithOneConnection() {
    String host = elsewhere.baseUrl().toString();
    HttpResponse<String> config =
        custom(host, "x-api-key", "tp_anywhere", "x-turnpike-config", "main");

    assertThat(config.statusCode()).isEqualTo(400);
    assertThat(config.body()).contains("custom_host_refused", "x-turnpike-provider");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "ftp://127.0.0.1/v1",
        "http://u:p@10.0.0.1/v1",
        "http://10.0.0.1/v1?x=1",
        "http://",
        "http://a b"
      })
  void aCustomHostIsAnAddress(String host) {
    HttpResponse<String> answer = custom(host, "x-api-key", "tp_anywhere");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_header");
  }

  @ParameterizedTest
  @CsvSource({
    "groq, groq/compound, groq/compound",
    "openrouter, openrouter/auto, openrouter/auto",
    "openrouter, meta/llama:nitro, meta/llama:nitro",
    "openrouter, @openrouter/auto, auto",
    "vendor, vendor/gpt-4o-mini, gpt-4o-mini",
  })
  void whereTheConnectionIsChosenTheNameIsTheProviders(String chosen, String model, String sent) {
    ask.whole(model, "x-turnpike-provider", chosen);

    assertThat(provider.awaitRequest(1).bodyText()).contains("\"model\":\"" + sent + "\"");
  }

  @ParameterizedTest
  @CsvSource({"groq/compound, groq/compound", "compound:floor, compound:floor"})
  void soItIsUnderAConfig(String model, String sent) {
    ask.whole(model, "x-turnpike-config", "main");

    assertThat(provider.awaitRequest(1).bodyText()).contains("\"model\":\"" + sent + "\"");
  }

  @Test
  void whereTheModelChoosesItTheNameIsWhatIsLeft() {
    ask.whole("groq/compound");

    assertThat(provider.awaitRequest(1).bodyText()).contains("\"model\":\"compound\"");
  }

  @Test
  void metadataMayBeNumbersBooleansAndNothing() {
    ask.whole(
        "groq/m", "x-portkey-metadata", "{\"z\":null,\"n\":1.5,\"b\":true,\"_user\":\"u-1\"}");

    var labels = gateway.awaitEvent().labels();
    assertThat(labels.metadata())
        .containsEntry("n", "1.5")
        .containsEntry("b", "true")
        .doesNotContainKey("z");
    assertThat(labels.user()).isEqualTo("u-1");
  }

  @Test
  void aUserInAHeaderGoesBeforeOneInMetadata() {
    ask.whole("groq/m", "x-turnpike-user", "u-2", "x-portkey-metadata", "{\"_user\":\"u-1\"}");

    assertThat(gateway.awaitEvent().labels().user()).isEqualTo("u-2");
  }

  @ParameterizedTest
  @CsvSource({
    "x-claude-code-session-id, s-1, , s-1",
    "Session-Id, s-1, , s-1",
    "x-session-affinity, s-1, , s-1",
    "x-session-id, ' s-1 ', , s-1",
    "X-OpenWebUI-Chat-Id, s-1, , s-1",
    "X-OpenWebUI-User-Email, u@example.com, u@example.com, ",
    "X-OpenWebUI-User-Id, u-7, u-7, ",
    "x-session-id, ' ', , ",
  })
  void whatClientsSayOfThemselvesIsKept(
      String header, String value, @Nullable String user, @Nullable String session) {
    ask.whole("groq/m", header, value);

    CallLabels labels = gateway.awaitEvent().labels();
    assertThat(labels.user()).isEqualTo(user);
    assertThat(labels.sessionId()).isEqualTo(session);
  }

  @Test
  void whatAClientSaysOfItselfIsNoMistakeAndGoesBehindOurOwn() {
    ask.whole("groq/m", "x-session-id", "s".repeat(300), "x-session-affinity", "s-2");
    assertThat(gateway.awaitEvent().labels().sessionId()).isEqualTo("s-2");

    gateway.reset();
    ask.whole(
        "groq/m",
        "x-turnpike-session-id",
        "s-1",
        "session-id",
        "s-2",
        "x-turnpike-metadata",
        "{\"_user\":\"u-1\"}",
        "x-openwebui-user-id",
        "u-2");
    assertThat(gateway.awaitEvent().labels().sessionId()).isEqualTo("s-1");
    assertThat(gateway.awaitEvent().labels().user()).isEqualTo("u-1");
  }

  private static HttpResponse<String> custom(String host, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "x-portkey-custom-host";
    all[headers.length + 1] = host;
    return ask.whole("groq/m", all);
  }
}
