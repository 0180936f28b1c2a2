package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.DecisionNote.ServedBy;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What named vendors add to OpenAI's words, or count otherwise. ' stands for ". */
@ExtendWith(NoLeaks.class)
class VendorQuirksIT {

  private static final String KEY = "quirk-canary-0123456789";

  @AutoClose private static final AnyEndpoint provider = new AnyEndpoint();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    for (String type : new String[] {"perplexity", "deepseek", "groq", "xai", "openrouter"}) {
      gateway.connections.put(type, type, provider.baseUrl(), new Secret(KEY));
    }
    gateway.connections.put("openai", "openai", provider.baseUrl(), new Secret(KEY));
    gateway.connections.set("openai", Map.of("organization", "org-1", "project", "proj_2"));
    gateway.connections.put("ollama", "ollama", provider.baseUrl(), null);
    gateway.connections.put("vllm", "vllm", provider.baseUrl(), null);
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
    gateway.mend();
  }

  @Test
  void perplexitysCitationsAndSearchResultsAreKept() {
    String more = "'citations':['https://a.test'],'search_results':[{'title':'A'}],";
    String events =
        event(more + chunk("'content':'Yes.'"))
            + event(more + last("'prompt_tokens':14,'completion_tokens':2,'total_tokens':16"))
            + "data: [DONE]\n\n";
    provider.next(200, "application/json", json("{" + more + whole("'content':'Yes.'") + "}"));
    provider.next(200, "text/event-stream", events);

    assertThat(single(chat("perplexity", false))).contains(more);
    assertThat(single(chat("perplexity", true))).containsSubsequence(more, more);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void deepSeeksThoughtsAndCacheAreKeptAndCounted(boolean streamed) {
    String usage =
        "'prompt_tokens':100,'completion_tokens':60,'total_tokens':160,"
            + "'prompt_cache_hit_tokens':64,'prompt_cache_miss_tokens':36,"
            + "'completion_tokens_details':{'reasoning_tokens':40}";
    answer(streamed, "'reasoning_content':'Hm.'", usage);

    HttpResponse<String> answer = chat("deepseek", streamed);

    assertThat(single(answer)).contains("'reasoning_content':'Hm.'");
    used(answer, new TokenUsage(36, 64, 0, 0, 20, 40, 0, 0, 0));
  }

  @Test
  void groqsUsageStandsInAPlaceOfItsOwn() {
    provider.next(
        200,
        "text/event-stream",
        event(chunk("'content':'Yes.'"))
            + event(
                "'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'x_groq':{'id':'r',"
                    + "'usage':{'queue_time':0.1,'prompt_tokens':18,'completion_tokens':5,"
                    + "'total_tokens':23}}")
            + "data: [DONE]\n\n");

    used(chat("groq", true), TokenUsage.of(18, 5));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void xAiCountsReasoningBesideWhatIsWritten(boolean streamed) {
    answer(
        streamed,
        "'content':'Yes.'",
        "'prompt_tokens':37,'completion_tokens':10,'total_tokens':297,"
            + "'prompt_tokens_details':{'cached_tokens':8},"
            + "'completion_tokens_details':{'reasoning_tokens':250}");

    used(chat("xai", streamed), new TokenUsage(29, 8, 0, 0, 10, 250, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "vllm"})
  void ownServersAreCalledWithoutAKey(String connection) {
    answer(false, "'content':'Yes.'", "'prompt_tokens':1,'completion_tokens':1");

    assertThat(chat(connection, false).statusCode()).isEqualTo(200);
    assertThat(provider.lastAsked().headers().get("authorization")).isNull();
  }

  @Test
  void openAiIsToldForWhomAKeyIsUsed() {
    answer(false, "'content':'Yes.'", "'prompt_tokens':1,'completion_tokens':1");

    HttpResponse<String> answer =
        post("{'model':'openai/m','service_tier':'flex',%s}".formatted(question()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.lastAsked().headers().get("openai-organization")).isEqualTo("org-1");
    assertThat(provider.lastAsked().headers().get("openai-project")).isEqualTo("proj_2");
    assertThat(provider.lastAsked().body()).contains("\"service_tier\":\"flex\"");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void openRoutersWishesPassAndItsChoiceIsNoted(boolean streamed) {
    String by = "'id':'gen-1','provider':'DeepInfra',";
    String usage = "'prompt_tokens':7,'completion_tokens':2,'total_tokens':9,'cost':0.00014";
    if (streamed) {
      provider.next(
          200,
          "text/event-stream",
          event(by + chunk("'content':'Yes.'")) + event(by + last(usage)) + "data: [DONE]\n\n");
    } else {
      String body = "{" + by + whole("'content':'Yes.'") + ",'usage':{" + usage + "}}";
      provider.next(200, "application/json", json(body));
    }
    String wishes = "'provider':{'sort':'price','zdr':true},'models':['a/b','c/d']";

    HttpResponse<String> answer =
        post(
            "{'model':'openrouter/a/b','stream':%s,%s,%s}".formatted(streamed, wishes, question()));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(provider.lastAsked().body()).contains(json(wishes));
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.decided().notes())
        .contains(new ServedBy("", 1, "DeepInfra", "gen-1", "0.00014"));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void aKeyThatIsHeldToSomeModelsIsHeldToThemAtARouterToo() {
    gateway.key("tp_held", null, Set.of("openrouter/a/b"));
    answer(false, "'content':'Yes.'", "'prompt_tokens':1,'completion_tokens':1");
    String asked = "{'model':'openrouter/a/b',%s,%s}";

    HttpResponse<String> further =
        held(
            asked.formatted("'provider':{'sort':'price'},'models':['openrouter/c/d']", question()));
    HttpResponse<String> plain = held(asked.formatted("'provider':{'sort':'price'}", question()));

    assertThat(further.statusCode()).isEqualTo(403);
    assertThat(further.body()).contains("model_not_allowed");
    assertThat(plain.statusCode()).as(plain.body()).isEqualTo(200);
    assertThat(provider.lastAsked().body()).contains("\"sort\":\"price\"");
  }

  @Test
  void whereAConfigDecidesARoutersWishesAreOurs() {
    gateway.config("c", new Target("openai", List.of(), Timeouts.DEFAULT, Retry.NONE));
    answer(false, "'content':'Yes.'", "'prompt_tokens':1,'completion_tokens':1");

    HttpResponse<String> answer =
        ask.post(
            json("{'model':'m','provider':{'zdr':true}," + question() + "}"),
            "x-turnpike-config",
            "c",
            "x-turnpike-provider",
            "openrouter");

    assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(200);
    assertThat(provider.timesAsked()).isZero();
  }

  private static HttpResponse<String> held(String body) {
    return ask.post(json(body), "x-api-key", "tp_held");
  }

  private static void answer(boolean streamed, String said, String usage) {
    if (streamed) {
      String events = event(chunk(said)) + event(last(usage)) + "data: [DONE]\n\n";
      provider.next(200, "text/event-stream", events);
    } else {
      String body = "{" + whole(said) + ",'usage':{" + usage + "}}";
      provider.next(200, "application/json", json(body));
    }
  }

  private static String whole(String said) {
    return "'choices':[{'index':0,'message':{'role':'assistant',"
        + said
        + "},'finish_reason':'stop'}]";
  }

  private static String chunk(String said) {
    return "'choices':[{'index':0,'delta':{" + said + "},'finish_reason':null}]";
  }

  private static String last(String usage) {
    return "'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':{" + usage + "}";
  }

  private static String event(String members) {
    return "data: " + json("{" + members + "}") + "\n\n";
  }

  private static void used(HttpResponse<String> answer, TokenUsage usage) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().usage()).isEqualTo(usage);
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  private static HttpResponse<String> chat(String connection, boolean streamed) {
    return post(
        "{'model':'%s/m','stream':%s,'stream_options':{'include_usage':true},%s}"
            .formatted(connection, streamed, question()));
  }

  private static String question() {
    return "'messages':[{'role':'user','content':'Well?'}]";
  }

  private static HttpResponse<String> post(String body) {
    return ask.send(
        ask.request("/v1/chat/completions").POST(BodyPublishers.ofString(json(body))).build());
  }

  private static String json(String document) {
    return document.replace('\'', '"');
  }

  private static String single(HttpResponse<String> answer) {
    return answer.body().replace('"', '\'');
  }
}
