package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dialect is one bean: everything the gateway does goes by it, for one it never heard of too. */
@ExtendWith(NoLeaks.class)
class FurtherDialectIT {

  private static final String REPLY = "{\"reply\":\"Dear you\",\"read\":3,\"wrote\":2}";
  private static final String WORD = "event: word\ndata: {\"word\":\"Dear\"}\n\n";
  private static final String SIGNED = "event: signed\ndata: {\"read\":3,\"wrote\":2}\n\n";

  @AutoClose private static final RecordedEndpoint provider = new RecordedEndpoint("/letters");

  @AutoClose
  private static final GatewayFixture gateway = GatewayFixture.start(new LetterDialect());

  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl());
  }

  @BeforeEach
  void reset() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void answersWhole() {
    provider.next(200, REPLY);

    HttpResponse<String> answer = post("{\"writer\":\"up/m\",\"letter\":\"Hi\"}");

    assertThat(answer.body()).isEqualTo(REPLY);
    assertThat(provider.lastAsked().body()).isEqualTo("{\"writer\":\"m\",\"letter\":\"Hi\"}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("letters");
    assertThat(event.asked().model()).isEqualTo("up/m");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 2));
  }

  @Test
  void streams() {
    provider.nextStream(WORD + ": still here\n\n" + WORD + SIGNED + WORD);

    HttpResponse<String> answer = aloud();

    assertThat(answer.body()).isEqualTo(WORD + ": still here\n\n" + WORD + SIGNED);
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 2));
  }

  @Test
  void tellsInItsOwnWordsThatAStreamBroke() {
    provider.nextStream(WORD);

    HttpResponse<String> answer = aloud();

    assertThat(answer.body())
        .isEqualTo(WORD + "event: returned\ndata: {\"returned\":\"upstream_truncated\"}\n\n");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void saysWhatIsMissing() {
    provider.next(200, "{}");

    HttpResponse<String> answer = post("{\"writer\":\"up/m\",\"letter\":\"Hi\"}");

    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).isEqualTo("{\"returned\":\"provider_invalid_response\"}");
    assertThat(gateway.awaitEventOf(answer).served().errorMessage())
        .isEqualTo("The provider's answer has no reply.");
  }

  @Test
  void refusesInItsOwnWords() {
    HttpResponse<String> empty = post("{\"writer\":\"up/m\"}");
    HttpResponse<String> got = ask.get("/v1/letters");

    assertThat(empty.statusCode()).isEqualTo(400);
    assertThat(empty.body()).isEqualTo("{\"returned\":\"missing_required_parameter\"}");
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(got.headers().firstValue("allow")).contains("POST");
    assertThat(got.body()).isEqualTo("{\"returned\":\"method_not_allowed\"}");
  }

  @Test
  void isFoundByWhoeverNearlyMeantIt() {
    assertThat(ask.get("/v1/letter").body()).contains("did you mean /v1/letters?");
    assertThat(ask.get("/v1/nothing").body())
        .contains(
            "What there is: /v1/chat/completions, ", "/v1/letters", "/v1/models and /v1/key.");
  }

  @Test
  void isKnownByItsHeadersWhereAPathIsNobodysInParticular() {
    String[] sealed = {"x-api-key", GatewayFixture.KEY, "Letter-Seal", "red"};

    assertThat(ask.get("/v1/models", sealed).body()).isEqualTo("{\"writers\":[]}");
    assertThat(ask.get("/v1/nothing", sealed).body()).isEqualTo("{\"returned\":\"unknown_path\"}");
    assertThat(ask.get("/v1/models", "x-api-key", "tp_none", "letter-seal", "red").body())
        .isEqualTo("{\"returned\":\"invalid_api_key\"}");
    assertThat(ask.get("/v1/models").body()).contains("\"data\"");
  }

  private static HttpResponse<String> aloud() {
    return post("{\"writer\":\"up/m\",\"letter\":\"Hi\",\"aloud\":true}");
  }

  private static HttpResponse<String> post(String body) {
    return ask.send(
        ask.request("/v1/letters").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }
}
