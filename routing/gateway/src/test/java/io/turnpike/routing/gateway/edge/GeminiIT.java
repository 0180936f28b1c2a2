package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpRequest;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gemini's clients, served by whoever speaks otherwise. In documents ' stands for ". */
@ExtendWith(NoLeaks.class)
class GeminiIT {

  private static final String HI = "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}]}";
  private static final String TOOLS =
      "{'contents':[{'role':'user','parts':[{'text':'Go'}]},"
          + "{'role':'model','parts':[{'functionCall':{'name':'f','args':{'x':1}}},"
          + "{'functionCall':{'name':'g','args':{}}}]},"
          + "{'role':'user','parts':[{'functionResponse':{'name':'f','response':{'output':'one'}}},"
          + "{'functionResponse':{'name':'g','response':{'output':'two'}}}]}],"
          + "'tools':[{'functionDeclarations':[{'name':'f','parameters':{'type':'OBJECT',"
          + "'properties':{'x':{'type':'NUMBER'}}}},{'name':'g'}]}]}";
  private static final String CHAT =
      "{'id':'c1','object':'chat.completion','created':1,'model':'m','choices':[{'index':0,"
          + "'message':{'role':'assistant','content':'Hello'},'finish_reason':'stop'}],"
          + "'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}";
  private static final String CHUNKS =
      chunk("'delta':{'role':'assistant','content':'Hel'},'finish_reason':null")
          + chunk("'delta':{'content':'lo'},'finish_reason':null")
          + chunk("'delta':{},'finish_reason':'stop'")
          + "data: {'id':'c1','model':'m','choices':[],"
          + "'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}\n\n"
          + "data: [DONE]\n\n";
  private static final TokenUsage CLAUDES = new TokenUsage(10, 200, 10, 20, 7, 0, 0, 0, 0);

  @AutoClose
  private static final RecordedEndpoint openai = new RecordedEndpoint("/chat/completions");

  @AutoClose private static final RecordedEndpoint vectors = new RecordedEndpoint("/embeddings");
  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", openai.baseUrl())
        .connect("vec", vectors.baseUrl())
        .connectAnthropic("claude", anthropic.baseUrl());
    gateway.connections.put("demo", "demo", openai.baseUrl(), null);
  }

  @BeforeEach
  void forget() {
    openai.forget();
    anthropic.forget();
    vectors.forget();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1beta/models/up/m:generateContent, m",
    "/v1beta/models/up%2Fm:generateContent, m",
    "/v1beta/models/models%2Fup%2Fm:generateContent, m",
    "/gemini/v1beta/models/up/m:generateContent, m",
    "/gemini/v1/models/up/m:generateContent, m",
    "/v1/models/up/m:generateContent, m",
    "/V1beta/models/up/m:generateContent?key=tp_good&alt=json, m",
    "/v1beta/models/up/llama:8b:generateContent, llama:8b",
    "/v1beta/models/up/a%20b+c:generateContent, a b+c",
  })
  void theAddressNamesTheModel(String path, String model) {
    openai.next(200, json(CHAT));

    HttpResponse<String> answer = post(path, HI);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(single(answer))
        .isEqualTo(
            "{'candidates':[{'content':{'parts':[{'text':'Hello'}],'role':'model'},"
                + "'finishReason':'STOP','index':0}],'usageMetadata':{'promptTokenCount':3,"
                + "'candidatesTokenCount':2,'totalTokenCount':5},'modelVersion':'m','responseId':'c1'}");
    assertThat(openai.lastAsked().body())
        .isEqualTo(json("{'model':'" + model + "','messages':[{'role':'user','content':'Hi'}]}"));
    assertThat(openai.lastAsked().headers().names()).noneMatch(name -> name.startsWith("x-goog"));
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("models:generateContent");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 2));
  }

  @Test
  void theKeyMayStandInTheQueryAlone() {
    openai.next(200, json(CHAT));

    HttpResponse<String> answer =
        ask.send(
            HttpRequest.newBuilder(
                    gateway.url("/v1beta/models/up/m:generateContent?key=" + GatewayFixture.KEY))
                .POST(BodyPublishers.ofString(json(HI)))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void streamsEvents() {
    openai.nextStream(json(CHUNKS));

    HttpResponse<String> answer = post("/v1beta/models/up/m:streamGenerateContent?alt=sse", HI);

    assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
    assertThat(single(answer))
        .startsWith("data: {'candidates':[{'content':{'parts':[{'text':'Hel'}]")
        .containsSubsequence("'text':'lo'", "'finishReason':'STOP'", "'totalTokenCount':5")
        .doesNotContain("[DONE]")
        .endsWith("}\n\n");
    assertThat(openai.lastAsked().body())
        .contains("\"stream\":true", "\"stream_options\":{\"include_usage\":true}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(3, 2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void streamsOneArray(boolean marked) {
    openai.nextStream(json(marked ? CHUNKS : CHUNKS.replace("data: [DONE]\n\n", "")));

    HttpResponse<String> answer = post("/v1beta/models/up/m:streamGenerateContent", HI);

    assertThat(answer.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/json");
    JsonNode array = JsonMapper.shared().readTree(answer.body());
    assertThat(array.size()).isEqualTo(3);
    assertThat(array.at("/0/candidates/0/content/parts/0/text").stringValue()).isEqualTo("Hel");
    assertThat(array.at("/2/candidates/0/finishReason").stringValue()).isEqualTo("STOP");
    assertThat(array.at("/2/usageMetadata/totalTokenCount").intValue()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?alt=sse"})
  void aStreamThatBreaksEndsWithAnError(String query) {
    openai.nextBroken(json(chunk("'delta':{'content':'Hel'},'finish_reason':null")));

    HttpResponse<String> answer =
        post("/v1beta/models/up/broken" + query.length() + ":streamGenerateContent" + query, HI);

    assertThat(single(answer))
        .containsSubsequence("'text':'Hel'", "'error':{'code':500", "'reason':'upstream_truncated'")
        .doesNotContain("finishReason");
    if (query.isEmpty()) {
      assertThat(JsonMapper.shared().readTree(answer.body()).size()).isEqualTo(2);
    }
  }

  @Test
  void toolsOfAnOpenAiShapedProvider() {
    openai.nextStream(
        json(
            chunk(
                    "'delta':{'tool_calls':[{'index':0,'id':'a','type':'function','function':"
                        + "{'name':'f','arguments':''}}]},'finish_reason':null")
                + chunk(
                    "'delta':{'tool_calls':[{'index':0,'function':{'arguments':'{\\'x\\':2}'}}]},"
                        + "'finish_reason':null")
                + chunk(
                    "'delta':{'tool_calls':[{'index':1,'id':'b','type':'function','function':"
                        + "{'name':'g','arguments':'{}'}}]},'finish_reason':null")
                + chunk("'delta':{},'finish_reason':'tool_calls'")
                + "data: [DONE]\n\n"));

    HttpResponse<String> answer = post("/v1beta/models/up/m:streamGenerateContent?alt=sse", TOOLS);

    assertThat(single(answer))
        .containsSubsequence(
            "{'functionCall':{'args':{'x':2},'name':'f','id':'a'}}",
            "{'functionCall':{'args':{},'name':'g','id':'b'}}",
            "'finishReason':'STOP'");
    assertThat(openai.lastAsked().body().replace('"', '\''))
        .contains(
            "'tool_calls':[{'id':'call_1_0','type':'function','function':{'name':'f',"
                + "'arguments':'{\\'x\\':1}'}},{'id':'call_1_1'",
            "{'role':'tool','tool_call_id':'call_1_0','content':'{\\'output\\':\\'one\\'}'}",
            "{'role':'tool','tool_call_id':'call_1_1'",
            "'parameters':{'type':'object','properties':{'x':{'type':'number'}}}");
  }

  @Test
  void toolsOfAnAnthropicShapedProvider() {
    anthropic.next(200, MessageEvents.wholeCall("toolu_1", "f", "{\"x\": 2}"));

    HttpResponse<String> answer = post("/v1beta/models/claude/m:generateContent", TOOLS);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(single(answer))
        .contains(
            "{'functionCall':{'args':{'x':2},'name':'f','id':'toolu_1'}}",
            "'promptTokenCount':240",
            "'cachedContentTokenCount':200");
    assertThat(anthropic.lastAsked().body().replace('"', '\''))
        .contains(
            "{'type':'tool_use','id':'call_1_0','name':'f','input':{'x':1}}",
            "{'type':'tool_result','tool_use_id':'call_1_1'",
            "'input_schema':{'type':'object','properties':{'x':{'type':'number'}}}");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void streamsWhatAnAnthropicShapedProviderSays() {
    anthropic.nextStream(MessageEvents.stream("Good", " day"));

    HttpResponse<String> answer = post("/v1beta/models/claude/m:streamGenerateContent?alt=sse", HI);

    assertThat(single(answer))
        .containsSubsequence(
            "'text':'Good'", "'text':' day'", "'finishReason':'STOP'", "'promptTokenCount':240");
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(CLAUDES);
  }

  @Test
  void namesWhatChangesNothing() {
    anthropic.next(200, MessageEvents.whole("x"));

    HttpResponse<String> answer =
        post(
            "/v1beta/models/claude/m:generateContent",
            HI.replaceFirst(
                "^\\{", "{'safetySettings':[{}],'generationConfig':{'seed':5,'topK':3},"));

    assertThat(answer.headers().firstValue("x-turnpike-warnings")).hasValue("safetySettings,seed");
    assertThat(anthropic.lastAsked().body()).contains("\"top_k\":3");
  }

  @Test
  void embeds() {
    vectors.next(
        200, "{\"data\":[{\"index\":0,\"embedding\":[0.5,1]}],\"usage\":{\"prompt_tokens\":2}}");
    vectors.next(
        200, "{\"data\":[{\"index\":0,\"embedding\":[0.5]}],\"usage\":{\"prompt_tokens\":2}}");

    HttpResponse<String> one =
        post("/v1beta/models/vec/e:embedContent", "{'content':{'parts':[{'text':'a'}]}}");
    HttpResponse<String> batch =
        post(
            "/v1beta/models/vec/e:batchEmbedContents",
            "{'requests':[{'model':'models/vec/e','content':{'parts':[{'text':'a'}]}}]}");

    assertThat(single(one)).isEqualTo("{'embedding':{'values':[0.5,1]}}");
    assertThat(single(batch)).isEqualTo("{'embeddings':[{'values':[0.5]}]}");
    assertThat(vectors.lastAsked().body())
        .isEqualTo(json("{'model':'e','input':['a'],'encoding_format':'float'}"));
    assertThat(gateway.awaitEventOf(one).bill().usage()).isEqualTo(TokenUsage.of(2, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1beta/models", "/v1beta/models/", "/gemini/v1beta/models?pageSize=9"})
  void listsModels(String path) {
    HttpResponse<String> answer = ask.get(path, "x-goog-api-key", GatewayFixture.KEY);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(single(answer)).contains("{'models':[", "'name':'models/demo/echo'");
  }

  @Test
  void showsOneModel() {
    HttpResponse<String> answer = ask.get("/v1beta/models/demo/echo");

    assertThat(single(answer)).startsWith("{'name':'models/demo/echo'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1beta/models/up/m:generateContent | {} | 400 | INVALID_ARGUMENT",
        "/v1beta/models/up/m:generateContent | {\"contents\":[],\"cachedContent\":\"c\"} | 400 | INVALID_ARGUMENT",
        "/v1beta/models/nobody:generateContent | {\"contents\":[]} | 404 | NOT_FOUND",
        "/v1beta/somewhere | {} | 404 | NOT_FOUND",
        "/v1beta/models/up/m:predict | {} | 405 | UNIMPLEMENTED",
      })
  void refusesInGooglesWords(String path, String body, int status, String word) {
    HttpResponse<String> answer = post(path, body);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(single(answer))
        .startsWith("{'error':{'code':" + status)
        .contains("'status':'" + word + "'");
  }

  @Test
  void wantsAKey() {
    HttpResponse<String> answer =
        ask.send(
            HttpRequest.newBuilder(gateway.url("/v1beta/models/up/m:generateContent"))
                .header("x-goog-api-key", "AIza-none-of-ours")
                .POST(BodyPublishers.ofString(json(HI)))
                .build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(single(answer)).contains("'status':'UNAUTHENTICATED'");
  }

  @Test
  void aProvidersRefusalIsToldInGooglesWords() {
    openai.next(429, "{\"error\":{\"message\":\"Slow down\",\"type\":\"rate_limit_error\"}}");

    HttpResponse<String> answer = post("/v1beta/models/up/limited:generateContent", HI);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(single(answer)).contains("'status':'RESOURCE_EXHAUSTED'", "'retryDelay':'");
  }

  private static String chunk(String choice) {
    return "data: {'id':'c1','model':'m','choices':[{'index':0," + choice + "}]}\n\n";
  }

  private static HttpResponse<String> post(String path, String body) {
    return ask.send(
        HttpRequest.newBuilder(gateway.url(path))
            .header("x-goog-api-key", GatewayFixture.KEY)
            .POST(BodyPublishers.ofString(json(body)))
            .build());
  }

  private static String json(String document) {
    return document.replace('\'', '"');
  }

  private static String single(HttpResponse<String> answer) {
    return answer.body().replace('"', '\'');
  }
}
