package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.ClosedPort;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.TokenEndpoint;
import io.turnpike.routing.gateway.testing.TokenEndpoint.Reply;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.UsageEvent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that a credential is exchanged for: fetched, shared, refreshed, refused. */
@ExtendWith(NoLeaks.class)
class AccessTokensIT {

  private static final String SECRET = "canary-client-secret";
  private static final String KEPT = "{\"client_secret\":\"" + SECRET + "\"}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final TokenEndpoint endpoint = new TokenEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void anotherRevision() {
    provider.reset();
    endpoint.reset();
    gateway.reset();
    connect(endpoint.address(), KEPT);
  }

  @Test
  void oneIsFetchedAndUsedForMany() {
    assertThat(ask.whole("az/m").statusCode()).isEqualTo(200);
    assertThat(ask.streamed("az/m").body()).contains("[DONE]");

    assertThat(bearers()).containsExactly("Bearer token-1", "Bearer token-1");
    assertThat(endpoint.forms())
        .singleElement()
        .isEqualTo(
            Map.of(
                "grant_type", "client_credentials",
                "client_id", "c-1",
                "client_secret", SECRET,
                "scope", "https://cognitiveservices.azure.com/.default"));
    assertThat(provider.requests())
        .noneMatch(request -> request.headers().toString().contains(SECRET));
  }

  @Test
  void manyWaitForOneFlight() {
    endpoint.next(Reply.token("slow", 3_600).after(Duration.ofMillis(300)));

    List<CompletableFuture<HttpResponse<String>>> calls =
        IntStream.range(0, 8).mapToObj(_ -> ask.sendLater(call("az/m"))).toList();

    assertThat(calls).allMatch(call -> call.join().statusCode() == 200);
    assertThat(endpoint.forms()).hasSize(1);
    assertThat(bearers()).hasSize(8).containsOnly("Bearer slow");
  }

  @Test
  void oneThatIsOverIsFetchedAnew() {
    endpoint.next(Reply.token("short", 1));
    ask.whole("az/m");
    sleep(1_100);
    ask.whole("az/m");

    assertThat(bearers()).containsExactly("Bearer short", "Bearer token-2");
  }

  @Test
  void oneThatTheProviderRefusesIsRenewedOnce() {
    ask.whole("az/m");
    gateway.reset();
    provider.next(Refusal.status(401), Completion.text("renewed"));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.body()).contains("renewed");
    assertThat(bearers()).endsWith("Bearer token-1", "Bearer token-2");
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.attempts()).hasSize(2);
    assertThat(event.decided().notes())
        .singleElement()
        .isInstanceOfSatisfying(
            Followed.class, note -> assertThat(note.action()).isEqualTo("token_renewal"));
  }

  @Test
  void oneThatIsNewAndRefusedAgainIsTheCredentialsFault() {
    provider.next(Refusal.status(401), Refusal.status(401), Completion.text("never"));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("provider_auth_failed");
    assertThat(provider.requests()).hasSize(2);
    assertThat(bearers()).containsExactly("Bearer token-1", "Bearer token-2");
  }

  @Test
  void aRefusedCredentialIsToldWithoutIt() {
    endpoint.next(
        Reply.of(
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client"
                + " secret. You sent %s\"}"));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .contains("token_refused", "refused the credentials of the connection")
        .doesNotContain(SECRET);
    assertThat(gateway.awaitEvent().toString())
        .contains("The token endpoint 127.0.0.1 refused the connection's credential: AADSTS7000215")
        .doesNotContain(SECRET);
    assertThat(provider.requests()).isEmpty();
    assertThat(ask.whole("az/m").body()).contains("token_refused");
    assertThat(endpoint.forms()).as("not asked again at once").hasSize(1);
  }

  /** What was signed here says when; no key is left alone for it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
            + " Check your iat and exp values in the JWT claim.",
        "AADSTS700024: Client assertion is not within its valid time range. Current time: then."
      })
  void aClockThatIsOffIsNotTheCredentialsFault(String sentence) {
    String refusal =
        "{\"error\":\"invalid_grant\",\"error_description\":\"" + sentence + " Sent: %s\"}";
    endpoint.next(Reply.of(400, refusal), Reply.of(400, refusal));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .contains("gateway_clock_skew", "the clock of this gateway is off")
        .doesNotContain(SECRET);
    assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().errorCode()).isEqualTo("gateway_clock_skew");
    assertThat(event.attempts()).hasSize(1);
    assertThat(event.attempts().getFirst().result().detail()).contains(sentence.substring(0, 20));
    assertThat(event.toString()).doesNotContain(SECRET);
    assertThat(provider.requests()).isEmpty();
  }

  @Test
  void anotherCredentialOfTheConnectionIsUsedInItsPlace() {
    connect(endpoint.address(), KEPT, "sk-plain");
    endpoint.next(Reply.of(400, "{\"error\":\"invalid_client\"}"));

    for (int i = 0; i < 4; i++) {
      assertThat(ask.whole("az/m").statusCode()).isEqualTo(200);
    }
    assertThat(provider.requests()).anyMatch(it -> "sk-plain".equals(it.header("api-key")));
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>Sign in</html>, token_endpoint_invalid",
    "200, {}, token_endpoint_invalid",
    "200, '{\"access_token\":\"two words\",\"expires_in\":60}', token_endpoint_invalid",
    "200, '{\"access_token\":\"t\",\"expires_in\":0}', token_endpoint_invalid",
    "404, <html>No such page</html>, token_endpoint_invalid",
    "302, moved, token_endpoint_invalid",
    "503, <html>Down</html>, token_endpoint_unavailable",
    "429, {}, token_endpoint_unavailable"
  })
  void whatIsNoTokenIsToldAndNotRepeated(int status, String body, String code) {
    endpoint.next(new Reply(status, "text/html", body, Duration.ZERO));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains(code, "The token endpoint 127.0.0.1").doesNotContain("html");
    assertThat(provider.requests()).isEmpty();
    assertThat(gateway.awaitEvent().attempts()).hasSize(1);
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    endpoint.next(Reply.of(200, "x".repeat(100_000)));

    assertThat(ask.whole("az/m").body()).contains("token_endpoint_invalid");
  }

  @Test
  void anEndpointThatIsNotThereIsNotTheProvidersFault() {
    try (ClosedPort closed = ClosedPort.reserve()) {
      connect(closed.baseUrl(), KEPT);

      assertThat(ask.whole("az/m").body())
          .contains("token_endpoint_unreachable", "could not be reached (refused)");
    }
  }

  @Test
  void aTokenThatAProviderEchoesIsNotShown() {
    provider.next(Refusal.status(400).message("Your token token-1 and " + SECRET + " are odd"));

    HttpResponse<String> answer = ask.whole("az/m");

    assertThat(answer.body()).contains("are odd").doesNotContain("token-1", SECRET);
  }

  @Test
  void theListOfModelsIsAskedForWithATokenToo() {
    ask.get("/v1/models");

    assertThat(endpoint.forms()).hasSize(1);
  }

  private static void connect(URI tokens, String... kept) {
    gateway.connect(
        "az",
        "azure-openai",
        provider.baseUrl(),
        Map.of("tenant_id", "t-1", "client_id", "c-1", "token_url", tokens.toString()),
        kept);
  }

  private static HttpRequest call(String model) {
    return ask.request("/v1/chat/completions")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"model\":\"" + model + "\"," + Asking.QUESTION + "}"))
        .build();
  }

  private static List<String> bearers() {
    return provider.requests().stream().map(AccessTokensIT::bearer).toList();
  }

  private static String bearer(ReceivedRequest request) {
    return String.valueOf(request.header("authorization"));
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
