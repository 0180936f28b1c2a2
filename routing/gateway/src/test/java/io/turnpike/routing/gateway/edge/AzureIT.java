package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Azure's filters say, in the shapes they say it in. ' stands for ". */
@ExtendWith(NoLeaks.class)
class AzureIT {

  private static final AtomicInteger CONNECTIONS = new AtomicInteger();
  private static final String SAFE = "{'hate':{'filtered':false,'severity':'safe'}}";
  private static final String PROMPT =
      "data: {'choices':[],'created':0,'id':'','model':'','object':'','prompt_filter_results':"
          + "[{'prompt_index':0,'content_filter_results':{}}]}\n\n";
  private static final String HEAD =
      "data: {'id':'c-1','object':'chat.completion.chunk','created':1,'model':'m','choices':[";
  private static final String GOOD =
      HEAD
          + "{'index':0,'delta':{'role':'assistant','content':'Good'},'finish_reason':null,"
          + "'content_filter_results':"
          + SAFE
          + "}]}\n\n";
  private static final String CUT_OFF =
      HEAD
          + "{'index':0,'delta':{},'finish_reason':'content_filter','content_filter_results':"
          + "{'hate':{'filtered':true,'severity':'high'}}}]}\n\n";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
  }

  @Test
  void whatTheFilterSaysOfAPromptIsAnErrorOfThatClass() {
    provider.next(
        400,
        "application/json",
        json(
            "{'error':{'message':'The response was filtered due to the prompt triggering Azure"
                + " OpenAI content management policy.','type':null,'param':'prompt','code':"
                + "'content_filter','status':400,'innererror':{'code':"
                + "'ResponsibleAIPolicyViolation','content_filter_result':"
                + SAFE
                + "}}}"));

    HttpResponse<String> answer = ask.whole(connect() + "/m");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":\"content_filter\"", "content management policy");
    assertThat(gateway.awaitEventOf(answer).attempts().getFirst().failure())
        .isEqualTo(FailureClass.CONTENT_FILTER);
  }

  @Test
  void whatItSaysOfAnAnswerPassesAsItCame() {
    String whole =
        json(
            "{'id':'c-1','object':'chat.completion','created':1,'model':'m','prompt_filter_results':"
                + "[{'prompt_index':0}],'choices':[{'index':0,'message':{'role':'assistant',"
                + "'content':'Good'},'finish_reason':'stop','content_filter_results':"
                + SAFE
                + "}],'usage':{'prompt_tokens':2,'completion_tokens':1,'total_tokens':3}}");
    provider.next(200, "application/json", whole);

    assertThat(ask.whole(connect() + "/m").body()).isEqualTo(whole);
  }

  @Test
  void aStreamThatItEndsSaysSo() {
    String sent = json(PROMPT + GOOD + CUT_OFF + "data: [DONE]\n\n");
    provider.next(200, "text/event-stream", sent);
    provider.next(200, "text/event-stream", sent);

    HttpResponse<String> chat = ask.streamed(connect() + "/m");
    HttpResponse<String> messages =
        ask.send(
            ask.request("/v1/messages")
                .POST(
                    BodyPublishers.ofString(
                        "{\"model\":\""
                            + connect()
                            + "/m\",\"max_tokens\":9,\"stream\":true,"
                            + Asking.QUESTION
                            + "}"))
                .build());

    assertThat(chat.body()).isEqualTo(sent);
    assertThat(messages.body())
        .containsSubsequence(
            "\"text\":\"Good\"", "\"stop_reason\":\"refusal\"", "event: message_stop");
    UsageEvent event = gateway.awaitEventOf(messages);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aStreamThatItEndsAtOnceIsNoAnswer() {
    provider.next(200, "text/event-stream", json(PROMPT + CUT_OFF + "data: [DONE]\n\n"));

    HttpResponse<String> answer = ask.streamed(connect() + "/m");

    assertThat(answer.body()).contains("content_filter");
    assertThat(gateway.awaitEventOf(answer).attempts()).hasSize(1);
  }

  /** One of its own for each call, so that no breaker remembers the call before. */
  private static String connect() {
    String name = "az" + CONNECTIONS.incrementAndGet();
    gateway.connections.put(name, "azure-openai", provider.baseUrl(), new Secret("canary-key"));
    return name;
  }

  private static String json(String document) {
    return document.replace('\'', '"');
  }
}
