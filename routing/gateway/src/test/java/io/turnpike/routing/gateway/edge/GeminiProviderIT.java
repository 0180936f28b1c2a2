package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.TokenEndpoint;
import io.turnpike.routing.gateway.testing.TokenEndpoint.Reply;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Cut;
import io.turnpike.routing.gateway.testing.behaviour.Finish;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.UsageStyle;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Providers that speak Gemini's own API, for clients of every kind. ' stands for ". */
@ExtendWith(NoLeaks.class)
class GeminiProviderIT {

  private static final String KEY = "AIza-canary-0123456789";
  private static final String OWN =
      "{'contents':[{'role':'user','parts':[{'text':'Say hello'}]}], 'tools':[{'codeExecution':{}}]}";
  private static final String MESSAGES =
      "{'model':'g/m','max_tokens':50,'messages':[{'role':'user','content':'Say hello'}]%s}";
  private static final String RESPONSES = "{'model':'g/m','input':'Say hello'%s}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final TokenEndpoint tokens = new TokenEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connections.put("g", "gemini", provider.baseUrl(), new Secret(KEY));
    gateway.connections.put("v", "vertex", provider.baseUrl(), new Secret(KEY));
    gateway.connections.set("v", Map.of("project", "p-1", "location", "europe-west1"));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @Test
  void itsOwnClientsBytesPass() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = post("/v1beta/models/g/m:generateContent?key=tp_x", OWN);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(single(answer)).contains("'text':'one two three'", "'responseId':'gen-1'");
    ReceivedRequest asked = provider.requests().getLast();
    assertThat(asked.path()).isEqualTo("/v1/models/m:generateContent");
    assertThat(asked.bodyText()).isEqualTo(json(OWN));
    assertThat(asked.header("x-goog-api-key")).isEqualTo(KEY);
    assertThat(asked.headers()).doesNotContainKey("authorization");
    used(answer, 2, 3);
  }

  @Test
  void itsOwnClientsEventsPass() {
    provider.next(Completion.text("one two three").cut(new Cut.EveryByte()));

    HttpResponse<String> answer = post("/v1beta/models/g/m:streamGenerateContent?alt=sse", OWN);

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(single(answer))
        .containsSubsequence("'text':'one", "'text':' two", "'finishReason':'STOP'")
        .doesNotContain("[DONE]");
    assertThat(provider.requests().getLast().path()).endsWith("/m:streamGenerateContent");
    used(answer, 2, 3);
  }

  @Test
  void theyMayComeAsOneArray() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = post("/v1beta/models/g/m:streamGenerateContent", OWN);

    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/json");
    JsonNode array = JsonMapper.shared().readTree(answer.body());
    assertThat(array.size()).isEqualTo(4);
    assertThat(array.at("/3/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
    used(answer, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"g/m", "v/m"})
  void servesChat(String model) {
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> whole = ask.whole(model);
    HttpResponse<String> streamed = ask.streamed(model);

    assertThat(single(whole)).contains("'content':'one two three'", "'finish_reason':'stop'");
    assertThat(single(streamed))
        .containsSubsequence("'content':'one", "'content':' three'", "'finish_reason':'stop'")
        .endsWith("data: [DONE]\n\n");
    used(whole, 2, 3);
    used(streamed, 2, 3);
  }

  @Test
  void servesMessages() {
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> whole = post("/v1/messages", MESSAGES.formatted(""));
    HttpResponse<String> streamed = post("/v1/messages", MESSAGES.formatted(",'stream':true"));

    assertThat(single(whole)).contains("'text':'one two three'", "'stop_reason':'end_turn'");
    assertThat(streamed.body()).containsSubsequence("event: message_start", "event: message_stop");
    assertThat(provider.requests().getLast().bodyText()).contains("\"maxOutputTokens\":50");
    used(whole, 2, 3);
    used(streamed, 2, 3);
  }

  @Test
  void servesResponses() {
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> whole = post("/v1/responses", RESPONSES.formatted(""));
    HttpResponse<String> streamed = post("/v1/responses", RESPONSES.formatted(",'stream':true"));

    assertThat(single(whole)).contains("'text':'one two three'", "'status':'completed'");
    assertThat(streamed.body()).contains("event: response.completed");
    used(whole, 2, 3);
    used(streamed, 2, 3);
  }

  @Test
  void callsFunctions() {
    provider.next(Completion.toolCall("weather", "{\"city\": \"Oslo\"}"));

    HttpResponse<String> answer = ask.whole("g/m");

    assertThat(answer.body())
        .contains(
            "\"id\":\"fc_1\"",
            "\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"",
            "\"finish_reason\":\"tool_calls\"");
  }

  @Test
  void servesAnthropicsModelsAtVertex() {
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> chat = ask.whole("v/claude-x");
    HttpResponse<String> own =
        post("/v1/messages", MESSAGES.replace("g/m", "v/claude-x").formatted(",'stream':true"));

    assertThat(single(chat)).contains("'content':'one two three'");
    assertThat(own.body()).contains("event: message_stop");
    assertThat(provider.requests())
        .extracting(ReceivedRequest::path)
        .containsExactly(
            "/v1/projects/p-1/locations/europe-west1/publishers/anthropic/models/claude-x:rawPredict",
            "/v1/projects/p-1/locations/europe-west1/publishers/anthropic/models/claude-x:streamRawPredict");
    assertThat(provider.requests().getLast().bodyText())
        .startsWith("{\"anthropic_version\":\"vertex-2023-10-16\",")
        .doesNotContain("\"model\"");
  }

  @Test
  void betasThatVertexTakesStandInTheHeader() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer =
        post(
            "/v1/messages?beta=true",
            MESSAGES
                .replace("g/m", "v/claude-x")
                .formatted(",'context_management':{},'mcp_servers':[]"),
            "anthropic-beta",
            "claude-code-20250219,context-management-2025-06-27,effort-2025-11-24");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    ReceivedRequest asked = provider.requests().getLast();
    assertThat(asked.header("anthropic-beta")).isEqualTo("context-management-2025-06-27");
    assertThat(asked.bodyText()).contains("context_management").doesNotContain("mcp_servers");
    assertThat(answer.headers().firstValue("x-turnpike-warnings"))
        .hasValue("anthropic-beta,mcp_servers");
  }

  /** The file names the address that tokens are got at. */
  @Test
  void aServiceAccountGetsATokenAndCallsWithThat() {
    gateway.connections.put("sa", "vertex", provider.baseUrl(), new Secret(serviceAccount()));
    gateway.connections.set("sa", Map.of("project", "p-1"));
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> answer = ask.whole("sa/m");
    ask.whole("sa/m");

    assertThat(single(answer)).contains("'content':'one two three'");
    assertThat(provider.requests())
        .extracting(it -> it.header("authorization"))
        .containsExactly("Bearer token-1", "Bearer token-1");
    assertThat(provider.requests().getLast().path())
        .isEqualTo("/v1/projects/p-1/locations/global/publishers/google/models/m:generateContent");
  }

  /** Google's endpoint reads the time that the assertion was signed at. */
  @ParameterizedTest
  @ValueSource(ints = {-10, 10})
  void aClockThatIsOffGetsNoTokenForAServiceAccount(int minutes) {
    tokens.reset();
    tokens.ahead(Duration.ofMinutes(minutes));
    String name = "late" + (minutes + 10);
    gateway.connections.put(name, "vertex", provider.baseUrl(), new Secret(serviceAccount()));
    gateway.connections.set(name, Map.of("project", "p-1"));

    HttpResponse<String> answer = ask.whole(name + "/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body())
        .contains("gateway_clock_skew", "the clock of this gateway is off")
        .doesNotContain("PRIVATE KEY");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().errorCode()).isEqualTo("gateway_clock_skew");
    assertThat(event.attempts().getFirst().result().detail()).contains("Check your iat and exp");
    assertThat(provider.requests()).isEmpty();
  }

  /** Fetched where the file says, given for one of Google's, and that for a service account's. */
  @Test
  void aWorkloadsOwnTokenIsExchangedForThatOfAServiceAccount() {
    tokens.reset();
    gateway.connections.put("wif", "vertex", provider.baseUrl(), new Secret(workload("url")));
    gateway.connections.set("wif", Map.of("project", "p-1"));
    tokens.next(
        Reply.of(200, "canary-subject\n"),
        Reply.token("canary-federated", 3_600),
        Reply.of(
            200, "{\"accessToken\":\"canary-account\",\"expireTime\":\"2099-01-01T00:00:00Z\"}"));
    provider.next(Completion.text("one two three"), Completion.text("one two three"));

    HttpResponse<String> answer = ask.whole("wif/m");
    ask.whole("wif/m");

    assertThat(single(answer)).contains("'content':'one two three'");
    assertThat(tokens.forms()).hasSize(3);
    assertThat(tokens.forms().get(1)).containsEntry("subject_token", "canary-subject");
    assertThat(provider.requests())
        .extracting(it -> it.header("authorization"))
        .containsExactly("Bearer canary-account", "Bearer canary-account");
  }

  @Test
  void whatAWorkloadsOwnEndpointSaysIsToldWithoutTheHeadersItIsAskedWith() {
    tokens.reset();
    gateway.connections.put("wif4", "vertex", provider.baseUrl(), new Secret(workload("url")));
    gateway.connections.set("wif4", Map.of("project", "p-1"));
    tokens.next(Reply.of(403, "{\"message\":\"Nobody knows canary-of-a-header here.\"}"));

    HttpResponse<String> answer = ask.whole("wif4/m");

    assertThat(answer.body()).contains("token_refused").doesNotContain("canary");
    assertThat(gateway.awaitEventOf(answer).attempts().getFirst().result().detail())
        .contains("Nobody knows [secret] here")
        .doesNotContain("canary");
  }

  @Test
  void aWorkloadsTokenThatGoogleRefusesIsToldWithoutIt() {
    tokens.reset();
    gateway.connections.put("wif2", "vertex", provider.baseUrl(), new Secret(workload("url")));
    gateway.connections.set("wif2", Map.of("project", "p-1"));
    tokens.next(
        Reply.of(200, "canary-subject"),
        Reply.of(
            400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"The audience of canary-subject"
                + " is not ours.\"}"));

    HttpResponse<String> answer = ask.whole("wif2/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("token_refused").doesNotContain("canary");
    assertThat(gateway.awaitEventOf(answer).attempts().getFirst().result().detail())
        .contains("refused the connection's credential", "is not ours")
        .doesNotContain("canary");
  }

  /** The connection is not the operator's, however its file came there. */
  @Test
  void noFileOfTheGatewayIsReadForATenant() {
    tokens.reset();
    gateway.connections.put("wif3", "vertex", provider.baseUrl(), new Secret(workload("file")));
    gateway.connections.set("wif3", Map.of("project", "p-1"));

    HttpResponse<String> answer = ask.whole("wif3/m");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("token_refused");
    assertThat(tokens.forms()).isEmpty();
  }

  private static String workload(String source) {
    String address = tokens.address().toString();
    JsonMapper json = JsonMapper.shared();
    String file =
        json.writeValueAsString(
            Map.of(
                "type",
                "external_account",
                "audience",
                "//iam.googleapis.com/projects/1/pool",
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:jwt",
                "token_url",
                address,
                "service_account_impersonation_url",
                address + "/sa:generateAccessToken",
                "credential_source",
                Map.of(source, address, "headers", Map.of("x-key", "canary-of-a-header"))));
    return json.writeValueAsString(Map.of("external_account_json", file));
  }

  private static String serviceAccount() {
    String key =
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(privateKey())
            + "\n-----END PRIVATE KEY-----\n";
    JsonMapper json = JsonMapper.shared();
    String file =
        json.writeValueAsString(
            Map.of(
                "type",
                "service_account",
                "client_email",
                "gateway@p-1.test",
                "private_key",
                key,
                "token_uri",
                tokens.address().toString()));
    return json.writeValueAsString(Map.of("service_account_json", file));
  }

  private static byte[] privateKey() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return keys.generateKeyPair().getPrivate().getEncoded();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @ParameterizedTest
  @CsvSource({"RESET, true", "CLOSE, true", "WITHOUT_DONE, false", "ERROR_EVENT, false"})
  void aStreamThatBreaksIsNoEnd(CompletionEnding ending, boolean cut) {
    for (String path :
        List.of("/v1beta/models/g/m:streamGenerateContent?alt=sse", "/v1/chat/completions")) {
      provider.next(Completion.tokens(8).until(3, ending));

      HttpResponse<String> answer =
          path.endsWith("sse") ? post(path, OWN) : ask.streamed("g/" + ending.name());

      assertThat(single(answer)).contains("'error':{").doesNotContain("finishReason", "[DONE]");
      assertThat(cut)
          .isEqualTo(ending == CompletionEnding.RESET || ending == CompletionEnding.CLOSE);
      assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
    }
  }

  @Test
  void whatAFilterEndedIsToldAsThat() {
    provider.next(
        Completion.tokens(0).finish(Finish.FILTERED), Completion.tokens(3).finish(Finish.LENGTH));

    assertThat(single(ask.whole("g/m"))).contains("'finish_reason':'content_filter'");
    assertThat(single(ask.streamed("g/m"))).contains("'finish_reason':'length'");
  }

  @Test
  void countsThatCannotBeAreEstimated() {
    provider.next(Completion.text("one two three").usage(UsageStyle.NEGATIVE));

    HttpResponse<String> answer = ask.streamed("g/m");

    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage().output()).isPositive();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aRefusalIsToldToItsOwnClientsAsItCame() {
    provider.next(Refusal.status(429).retryAfterSeconds(7), Refusal.status(429));

    HttpResponse<String> own = post("/v1beta/models/g/limited:generateContent", OWN);
    HttpResponse<String> chat = ask.whole("g/limited2");

    assertThat(own.statusCode()).isEqualTo(429);
    assertThat(single(own))
        .startsWith("{'error':{'code':429,'message':")
        .contains("'status':'RESOURCE_EXHAUSTED'");
    assertThat(own.headers().firstValue("retry-after")).hasValue("7");
    assertThat(chat.statusCode()).isEqualTo(429);
    assertThat(chat.body()).doesNotContain(KEY);
  }

  @Test
  void aKeyIsNeverTold() {
    provider.next(Refusal.status(400).message("Not a field: " + KEY + "."));

    HttpResponse<String> answer = post("/v1beta/models/g/secret:generateContent", OWN);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Not a field").doesNotContain(KEY);
  }

  private static void used(HttpResponse<String> answer, long input, long output) {
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(input, output));
  }

  private static HttpResponse<String> post(String path, String body, String... headers) {
    return ask.send(ask.request(path, headers).POST(BodyPublishers.ofString(json(body))).build());
  }

  private static String json(String document) {
    return document.replace('\'', '"');
  }

  private static String single(HttpResponse<String> answer) {
    return answer.body().replace('"', '\'');
  }
}
