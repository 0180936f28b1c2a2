package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.admission.Quote;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class RerankIT {

  private static final String JSON = "application/json";
  private static final String COHERES =
      "{\"id\":\"r\",\"results\":[{\"index\":1,\"relevance_score\":0.9990}],"
          + "\"meta\":{\"billed_units\":{\"search_units\":2}}}";
  private static final String JINAS =
      "{\"model\":\"j\",\"usage\":{\"total_tokens\":26},\"results\":[{\"index\":0,"
          + "\"relevance_score\":0.5}]}";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    for (String type : List.of("cohere", "jina", "voyage", "mistral", "anthropic", "openai")) {
      gateway.connections.put(type, type, provider.baseUrl(), new Secret("rank-canary-01234"));
    }
    gateway.config("ranked", new Target("cohere", List.of(), Timeouts.DEFAULT, Retry.NONE));
    gateway.failover("either", "mistral", "jina");
    gateway.key("tp_limited", null, Set.of("cohere/other"));
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void whatCohereUnderstandsPassesAndIsPricedByTheSearch() {
    provider.next(200, JSON, COHERES);

    HttpResponse<String> answer =
        post("{ \"model\":\"cohere/r\",\"query\":\"q\", \"documents\":[\"A\",\"B\"],\"top_n\":1}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(COHERES);
    assertThat(answer.headers().firstValue("x-turnpike-cost-usd")).hasValue("0.004");
    assertThat(provider.lastAsked().uri()).isEqualTo("/v2/rerank");
    assertThat(provider.lastAsked().body())
        .isEqualTo("{ \"model\":\"r\",\"query\":\"q\", \"documents\":[\"A\",\"B\"],\"top_n\":1}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("rerank");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.NONE.searching(2));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
    assertThat(event.bill().nanoUsd()).isEqualTo(2 * GatewayFixture.SEARCH_NANO_USD);
  }

  @Test
  void textsComeBackWhereTheyAreWanted() {
    provider.next(200, JSON, COHERES);

    HttpResponse<String> answer =
        post(
            "{\"model\":\"cohere/r\",\"query\":\"q\",\"return_documents\":true,"
                + "\"documents\":[{\"text\":\"A\"},\"B\"]}");

    assertThat(answer.body()).contains("\"document\":{\"text\":\"B\"}");
    assertThat(provider.lastAsked().body()).contains("[\"A\",\"B\"]").doesNotContain("return_");
  }

  @Test
  void othersAreSoldByTheToken() {
    provider.next(200, JSON, JINAS);

    HttpResponse<String> answer =
        post("{\"model\":\"jina/j\",\"query\":\"q\",\"documents\":[\"A\"]}");

    assertThat(answer.body()).isEqualTo(JINAS);
    assertThat(provider.lastAsked().uri()).isEqualTo("/v1/rerank");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.of(26, 0));
  }

  @Test
  void whoSpeaksLikeOpenAiElsewhereMayRank() {
    provider.next(200, JSON, JINAS);

    assertThat(post("{\"model\":\"openai/j\",\"query\":\"q\",\"documents\":[\"A\"]}").body())
        .isEqualTo(JINAS);
  }

  @Test
  void voyagesNamesAreItsOwn() {
    provider.next(
        200,
        JSON,
        "{\"object\":\"list\",\"data\":[{\"index\":0,\"relevance_score\":0.5}],"
            + "\"model\":\"v\",\"usage\":{\"total_tokens\":9}}");

    HttpResponse<String> answer =
        post("{\"model\":\"voyage/v\",\"query\":\"q\",\"documents\":[\"A\"],\"top_n\":1}");

    assertThat(answer.body()).contains("\"results\":[{").doesNotContain("\"data\"");
    assertThat(provider.lastAsked().body()).contains("\"top_k\":1").doesNotContain("top_n");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.of(9, 0));
  }

  @Test
  void goesByAConfigAndLeadsOnFromWhoHasNone() {
    provider.next(200, JSON, COHERES);
    provider.next(200, JSON, JINAS);
    String body = "{\"model\":\"m\",\"query\":\"q\",\"documents\":[\"A\"]}";

    HttpResponse<String> ranked = post(body, "x-turnpike-config", "ranked");
    HttpResponse<String> either = post(body, "x-turnpike-config", "either");

    assertThat(ranked.body()).isEqualTo(COHERES);
    assertThat(either.body()).isEqualTo(JINAS);
    assertThat(either.headers().firstValue("x-turnpike-provider")).hasValue("jina");
  }

  @Test
  void aProviderWithoutItIsNotAsked() {
    HttpResponse<String> answer =
        post("{\"model\":\"anthropic/m\",\"query\":\"q\",\"documents\":[\"A\"]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unsupported_operation", "does not serve /v1/rerank");
    assertThat(provider.timesAsked()).isZero();
  }

  @Test
  void aKeyIsHeldToItsModels() {
    HttpResponse<String> answer =
        post(
            "{\"model\":\"cohere/r\",\"query\":\"q\",\"documents\":[\"A\"]}",
            "authorization",
            "Bearer tp_limited");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(provider.timesAsked()).isZero();
  }

  @Test
  void aBudgetHoldsWhatItCanBeBilledAs() {
    gateway.budget.of(1_000_000_000_000L);
    provider.next(200, JSON, COHERES);
    String documents = "\"x\",".repeat(250) + "\"x\"";

    HttpResponse<String> answer =
        post("{\"model\":\"cohere/r\",\"query\":\"q\",\"documents\":[" + documents + "]}");

    Quote quote = gateway.budget.asked.getFirst().quotes().getFirst();
    assertThat(quote.searches()).isEqualTo(3);
    assertThat(quote.nanoUsd(0))
        .isEqualTo(
            3 * GatewayFixture.SEARCH_NANO_USD
                + quote.inputTokens() * GatewayFixture.INPUT_NANO_USD);
    assertThat(gateway.awaitEventOf(answer).bill().nanoUsd())
        .isEqualTo(2 * GatewayFixture.SEARCH_NANO_USD);
  }

  @Test
  void whatNobodyCountedIsNotFree() {
    provider.next(200, JSON, "{\"results\":[]}");

    HttpResponse<String> answer =
        post("{\"model\":\"cohere/r\",\"query\":\"q\",\"documents\":[\"A\"]}");

    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(answer.headers().firstValue("x-turnpike-cost-usd")).isEmpty();
    assertThat(event.attempts().getFirst().bill().source()).isEqualTo(UsageSource.UNCONFIRMED);
    assertThat(event.bill().cost()).isNull();
  }

  @Test
  void whatIsNoRequestIsRefusedByItsField() {
    HttpResponse<String> answer = post("{\"model\":\"cohere/r\",\"query\":\"q\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"param\":\"documents\"", "missing_required_parameter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v2/rerank", "/rerank", "/api/v1/rerank"})
  void isFoundWhereClientsOfOthersAsk(String path) {
    provider.next(200, JSON, COHERES);
    String body = "{\"model\":\"cohere/r\",\"query\":\"q\",\"documents\":[\"A\"]}";

    HttpResponse<String> answer =
        ask.send(ask.request(path).POST(BodyPublishers.ofString(body)).build());

    assertThat(answer.body()).isEqualTo(COHERES);
    assertThat(gateway.awaitEventOf(answer).asked().operation()).isEqualTo("rerank");
  }

  private static HttpResponse<String> post(String body, String... headers) {
    return ask.send(ask.request("/v1/rerank", headers).POST(BodyPublishers.ofString(body)).build());
  }
}
