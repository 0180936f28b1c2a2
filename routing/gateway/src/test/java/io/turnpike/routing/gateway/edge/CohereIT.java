package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionEnding;
import io.turnpike.routing.gateway.testing.behaviour.Cut;
import io.turnpike.routing.gateway.testing.behaviour.Finish;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.gateway.testing.behaviour.UsageStyle;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients of all dialects, served by Cohere's own API. ' stands for ". */
@ExtendWith(NoLeaks.class)
class CohereIT {

  private static final String KEY = "co-canary-0123456789";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final AnyEndpoint recorded = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connections.put("co", "cohere", provider.baseUrl(), new Secret(KEY));
    gateway.connections.put("any", "cohere", recorded.baseUrl(), new Secret(KEY));
    URI compatible = URI.create(recorded.baseUrl().resolve("/compatibility/v1").toString());
    gateway.connections.put("old", "cohere", compatible, new Secret(KEY));
  }

  @BeforeEach
  void forget() {
    provider.reset();
    recorded.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void servesAWholeAnswer() {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer = ask.whole("co/m");

    assertThat(single(answer))
        .contains("'id':'co-1'", "'content':'one two three'", "'finish_reason':'stop'");
    assertThat(provider.requests().getLast().path()).isEqualTo("/v2/chat");
    assertThat(provider.requests().getLast().header("authorization")).isEqualTo("Bearer " + KEY);
    used(answer, 2, 3);
  }

  @Test
  void servesAStreamThatComesByteByByte() {
    provider.next(Completion.text("one two three").cut(new Cut.EveryByte()));

    HttpResponse<String> answer = ask.streamed("co/m");

    assertThat(single(answer))
        .containsSubsequence("'content':'one", "'content':' three'", "'finish_reason':'stop'")
        .endsWith("data: [DONE]\n\n");
    assertThat(provider.requests().getLast().bodyText()).contains("\"stream\":true");
    used(answer, 2, 3);
  }

  @Test
  void servesClientsOfMessagesResponsesAndGemini() {
    provider.next(
        Completion.text("one two three"),
        Completion.text("one two three"),
        Completion.text("one two three"));

    HttpResponse<String> messages =
        post(
            "/v1/messages",
            "{'model':'co/m','max_tokens':50,'stream':true,"
                + "'messages':[{'role':'user','content':'Say hello'}]}");
    HttpResponse<String> responses =
        post("/v1/responses", "{'model':'co/m','input':'Say hello','stream':true}");
    HttpResponse<String> gemini =
        post(
            "/v1beta/models/co/m:generateContent",
            "{'contents':[{'role':'user','parts':[{'text':'Say hello'}]}]}");

    assertThat(messages.body()).containsSubsequence("event: message_start", "event: message_stop");
    assertThat(responses.body()).contains("event: response.completed");
    assertThat(single(gemini)).contains("'text':'one two three'");
    used(messages, 2, 3);
    used(responses, 2, 3);
    used(gemini, 2, 3);
  }

  @Test
  void callsFunctions() {
    provider.next(
        Completion.toolCall("weather", "{\"city\": \"Oslo\"}"),
        Completion.toolCall("weather", "{\"city\": \"Oslo\"}").cut(new Cut.EveryByte()));

    assertThat(ask.whole("co/m").body())
        .contains("\"id\":\"call_1\"", "{\\\"city\\\":", "\"finish_reason\":\"tool_calls\"");
    assertThat(ask.streamed("co/m").body())
        .contains("\"name\":\"weather\"", "\"finish_reason\":\"tool_calls\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "CLOSE", "WITHOUT_DONE", "ERROR_EVENT"})
  void aStreamThatBreaksIsNoEnd(CompletionEnding ending) {
    provider.next(Completion.tokens(8).until(3, ending));

    HttpResponse<String> answer = ask.streamed("co/" + ending.name());

    assertThat(single(answer)).contains("'error':{").doesNotContain("[DONE]");
    assertThat(gateway.awaitEventOf(answer).served().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void saysWhyAnAnswerEnded() {
    provider.next(
        Completion.tokens(3).finish(Finish.FILTERED), Completion.tokens(3).finish(Finish.LENGTH));

    assertThat(single(ask.whole("co/m"))).contains("'finish_reason':'content_filter'");
    assertThat(single(ask.streamed("co/m"))).contains("'finish_reason':'length'");
  }

  @Test
  void countsThatCannotBeAreEstimated() {
    provider.next(Completion.text("one two three").usage(UsageStyle.NEGATIVE));

    UsageEvent event = gateway.awaitEventOf(ask.streamed("co/m"));

    assertThat(event.bill().usage().output()).isPositive();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aRefusalIsToldInTheClientsShape() {
    provider.next(Refusal.status(429).retryAfterSeconds(7), Refusal.status(401));

    HttpResponse<String> limited = ask.whole("co/limited");
    HttpResponse<String> refused = ask.whole("co/refused");

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(single(limited)).startsWith("{'error':{'message':");
    assertThat(refused.body()).contains("provider_auth_failed").doesNotContain(KEY);
  }

  @Test
  void embedsInItsOwnWords() {
    recorded.next(
        200,
        "application/json",
        "{\"id\":\"e\",\"embeddings\":{\"float\":[[0.25,-1.0]]},"
            + "\"meta\":{\"billed_units\":{\"input_tokens\":8}}}");

    HttpResponse<String> answer =
        post("/v1/embeddings", "{'model':'any/embed','input':'Hi','encoding_format':'base64'}");

    assertThat(answer.body()).contains("\"embedding\":\"AACAPgAAgL8=\"", "\"prompt_tokens\":8");
    assertThat(recorded.lastAsked().uri()).isEqualTo("/v2/embed");
    assertThat(recorded.lastAsked().body())
        .contains("\"texts\":[\"Hi\"]", "\"input_type\":\"search_document\"");
    used(answer, 8, 0);
  }

  @Test
  void theCompatibilityAddressStillSpeaksLikeOpenAi() {
    recorded.next(
        200,
        "application/json",
        "{\"id\":\"c\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
            + "{\"role\":\"assistant\",\"content\":\"Yes.\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":15,\"completion_tokens\":7,\"total_tokens\":22}}");

    HttpResponse<String> answer =
        post(
            "/v1/chat/completions",
            "{'model':'old/m','user':'u','messages':[{'role':'user','content':'Hi'}]}");

    assertThat(answer.body()).contains("Yes.");
    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("user");
    assertThat(recorded.lastAsked().uri()).isEqualTo("/compatibility/v1/chat/completions");
    assertThat(recorded.lastAsked().body()).doesNotContain("\"user\":\"u\"");
    used(answer, 15, 7);
  }

  private static void used(HttpResponse<String> answer, long input, long output) {
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).as(answer.body()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(input, output));
  }

  private static HttpResponse<String> post(String path, String body) {
    return ask.send(
        ask.request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))).build());
  }

  private static String single(HttpResponse<String> answer) {
    return answer.body().replace('"', '\'');
  }
}
