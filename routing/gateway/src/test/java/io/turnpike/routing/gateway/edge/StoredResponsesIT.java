package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Responses that a provider keeps are asked for where they are, and by whom they were made for. */
@ExtendWith(NoLeaks.class)
class StoredResponsesIT {

  private static final String JSON = "application/json";
  private static final String RESPONSE =
      "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"output\":[],"
          + "\"usage\":{\"input_tokens\":3,\"output_tokens\":5}}";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final AnyEndpoint other = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = node();
  @AutoClose private static final GatewayFixture secondNode = node();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.tenant("tp_stranger", 7);
  }

  @BeforeEach
  void forget() {
    provider.forget();
    other.forget();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, '', responses/{id}",
    "GET, ?include[]=a, responses/{id}",
    "DELETE, '', responses/{id}",
    "POST, /cancel, responses/{id}/cancel",
    "GET, /input_items?limit=2, responses/{id}/input_items",
  })
  void leadBackToTheirConnection(String method, String rest, String operation) {
    String id = made();
    provider.next(200, JSON, RESPONSE);

    HttpResponse<String> answer = ask(ask, method, id + rest, GatewayFixture.KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.lastAsked().method()).isEqualTo(method);
    assertThat(provider.lastAsked().uri())
        .isEqualTo("/v1/responses/resp_1" + rest.replace("[", "%5B").replace("]", "%5D"));
    assertThat(id(answer)).isEqualTo(id);
    assertThat(gateway.awaitEventOf(answer).asked().operation()).isEqualTo(operation);
  }

  @Test
  void areBilledWhenTheyAreMadeAndNotWhenTheyAreRead() {
    String id = made();
    provider.next(200, JSON, RESPONSE);

    HttpResponse<String> answer = ask(ask, "GET", id, GatewayFixture.KEY);

    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.NONE);
  }

  @Test
  void areFoundFromAnyNodeAtOnce() {
    String id = made();
    provider.next(200, JSON, RESPONSE);

    HttpResponse<String> answer = ask(new Asking(secondNode), "GET", id, GatewayFixture.KEY);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(id(answer)).isEqualTo(id);
  }

  @Test
  void areNobodyElses() {
    String id = made();

    HttpResponse<String> answer = ask(ask, "GET", id, "tp_stranger");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"response_not_found\"");
    assertThat(provider.timesAsked()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resp_1", "resp_1_tpAAAAAAAAAAAAAAAA", "resp_1/cancel"})
  void areNotFoundByWhatNobodyWasTold(String id) {
    HttpResponse<String> answer = ask(ask, "POST", id, GatewayFixture.KEY);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"response_not_found\"");
    assertThat(provider.timesAsked()).isZero();
  }

  @Test
  void areFoundWhateverElseTheRequestNames() {
    String id = made();
    provider.next(200, JSON, RESPONSE);

    HttpResponse<String> answer =
        ask.send(
            ask.request(
                    "/v1/responses/" + id,
                    "x-turnpike-provider",
                    "other",
                    "anthropic-version",
                    "2023-06-01")
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.timesAsked()).isEqualTo(2);
    assertThat(other.timesAsked()).isZero();
  }

  private static String made() {
    provider.next(200, JSON, RESPONSE);
    HttpResponse<String> answer =
        ask.send(
            ask.request("/v1/responses")
                .POST(BodyPublishers.ofString("{\"model\":\"gpt/gpt-x\",\"input\":\"Hi\"}"))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return id(answer);
  }

  private static HttpResponse<String> ask(Asking from, String method, String path, String key) {
    String encoded = path.replace("[", "%5B").replace("]", "%5D");
    return from.send(
        from.request("/v1/responses/" + encoded, "authorization", "Bearer " + key)
            .method(method, BodyPublishers.noBody())
            .build());
  }

  private static String id(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body()).path("id").asString();
  }

  private static GatewayFixture node() {
    return GatewayFixture.start()
        .connect("gpt", "openai", provider.baseUrl())
        .connect("other", "openai", other.baseUrl());
  }
}
