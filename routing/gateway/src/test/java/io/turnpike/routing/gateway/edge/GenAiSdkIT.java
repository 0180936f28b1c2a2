package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.errors.ClientException;
import com.google.genai.types.Content;
import com.google.genai.types.EmbedContentConfig;
import com.google.genai.types.FinishReason;
import com.google.genai.types.FunctionCall;
import com.google.genai.types.FunctionDeclaration;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import com.google.genai.types.Schema;
import com.google.genai.types.Tool;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Behaviour;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's own client, unmodified, at providers of OpenAI's and Anthropic's shape. */
@ExtendWith(NoLeaks.class)
class GenAiSdkIT {

  private static final String GPT = "gpt/gpt-x";
  private static final String CLAUDE = "claude/claude-haiku-4-5";
  private static final String PIXEL = "iVBORw0KGgo=";
  private static final String OSLO = "{\"city\":\"Oslo\"}";
  private static final Content QUESTION = user(Part.fromText("How is the weather in Oslo?"));
  private static final GenerateContentConfig BRIEF =
      GenerateContentConfig.builder()
          .systemInstruction(Content.fromParts(Part.fromText("Be brief.")))
          .build();
  private static final Schema PLACE =
      Schema.builder()
          .type("OBJECT")
          .properties(Map.of("city", Schema.builder().type("STRING").build()))
          .required("city")
          .build();
  private static final GenerateContentConfig WEATHER =
      GenerateContentConfig.builder()
          .tools(
              Tool.builder()
                  .functionDeclarations(
                      FunctionDeclaration.builder()
                          .name("weather")
                          .description("Looks outside.")
                          .parameters(PLACE)
                          .build())
                  .build())
          .build();

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final RecordedEndpoint vectors = new RecordedEndpoint("/embeddings");
  @AutoClose private static final TwoCalls twoCalls = new TwoCalls();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final Client client = client(GatewayFixture.KEY);

  @BeforeAll
  static void connect() {
    gateway
        .connect("gpt", provider.baseUrl())
        .connect("vec", vectors.baseUrl())
        .connectAnthropic("claude", provider.baseUrl());
    twoCalls.connect(gateway);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({GPT + ",false", GPT + ",true", CLAUDE + ",false", CLAUDE + ",true"})
  void readsAnAnswerToItsEnd(String model, boolean streamed) {
    provider.next(Completion.text("one two three"));

    List<GenerateContentResponse> answer = asked(model, List.of(QUESTION), BRIEF, streamed);

    assertThat(text(answer)).isEqualTo("one two three");
    GenerateContentResponse last = answer.getLast();
    assertThat(last.finishReason().knownEnum()).isEqualTo(FinishReason.Known.STOP);
    assertThat(last.usageMetadata().orElseThrow().candidatesTokenCount()).hasValue(3);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().operation())
        .isEqualTo(streamed ? "models:streamGenerateContent" : "models:generateContent");
    assertThat(event.bill().usage().totalOutput()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({GPT + ",false", GPT + ",true", CLAUDE + ",false", CLAUDE + ",true"})
  void callsAToolAndTellsItsResult(String model, boolean streamed) {
    provider.next(Completion.toolCall("weather", OSLO), Completion.text("Cold."));

    List<GenerateContentResponse> first = asked(model, List.of(QUESTION), WEATHER, streamed);

    FunctionCall call = calls(first).getFirst();
    assertThat(call.name()).hasValue("weather");
    assertThat(call.args().orElseThrow()).containsEntry("city", "Oslo");
    Content called = Content.builder().role("model").parts(parts(first).toList()).build();
    Content told = user(Part.fromFunctionResponse("weather", Map.of("output", "-3 °C")));
    assertThat(text(asked(model, List.of(QUESTION, called, told), WEATHER, streamed)))
        .isEqualTo("Cold.");
    assertThat(provider.requests().getLast().bodyText()).contains("-3 °C");
  }

  @ParameterizedTest
  @CsvSource({"two-gpt,false", "two-gpt,true", "two-claude,false", "two-claude,true"})
  void callsToolsInParallel(String connection, boolean streamed) {
    if (streamed) {
      twoCalls.stream();
    } else {
      twoCalls.whole();
    }

    List<FunctionCall> calls =
        calls(asked(connection + "/m", List.of(QUESTION), WEATHER, streamed));

    assertThat(calls)
        .extracting(call -> call.args().orElseThrow().get("city"))
        .containsExactly("Oslo", "Rome");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void showsAnImage(String model) {
    provider.next(Completion.text("A dot."));
    Content picture = user(Part.fromBytes(Base64.getDecoder().decode(PIXEL), "image/png"));

    assertThat(text(asked(model, List.of(picture), BRIEF, false))).isEqualTo("A dot.");
    assertThat(provider.requests().getLast().bodyText())
        .contains(
            model.equals(GPT)
                ? "\"url\":\"data:image/png;base64," + PIXEL + "\""
                : "\"data\":\"" + PIXEL + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void isAnsweredInAStructure(String model) {
    provider.next(Completion.text(OSLO));
    GenerateContentConfig structured =
        GenerateContentConfig.builder()
            .responseMimeType("application/json")
            .responseSchema(PLACE)
            .build();

    assertThat(text(asked(model, List.of(QUESTION), structured, false))).isEqualTo(OSLO);
    assertThat(provider.requests().getLast().bodyText())
        .contains(model.equals(GPT) ? "\"response_format\"" : "\"output_config\"", "\"city\"");
  }

  @Test
  void embeds() {
    vectors.next(
        200,
        "{\"object\":\"list\",\"data\":["
            + "{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.25,-1.0]},"
            + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[0.5,1.0]}],"
            + "\"model\":\"e\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}");

    var answer =
        client.models.embedContent(
            "vec/e", List.of("one", "two"), EmbedContentConfig.builder().build());

    assertThat(answer.embeddings().orElseThrow())
        .extracting(vector -> vector.values().orElseThrow())
        .containsExactly(List.of(0.25f, -1.0f), List.of(0.5f, 1.0f));
    assertThat(gateway.awaitEvent().bill().usage()).isEqualTo(TokenUsage.of(8, 0));
  }

  @Test
  void isRefusedWithoutAKeyOrAModel() {
    try (Client stranger = client("tp_stranger")) {
      ClientException unknown = refused(stranger, GPT, Completion.text("x"));
      assertThat(unknown.code()).isEqualTo(401);
      assertThat(unknown.status()).isEqualTo("UNAUTHENTICATED");
    }
    ClientException missing = refused(client, "nobody/m", Completion.text("x"));
    assertThat(missing.code()).isEqualTo(404);
    assertThat(missing.status()).isEqualTo("NOT_FOUND");
    assertThat(missing.message()).contains("nobody/m");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void isToldWhatTheProviderRefuses(String model) {
    ClientException bad = refused(client, model, Refusal.status(400).message("Not so."));
    assertThat(bad.code()).isEqualTo(400);
    assertThat(bad.status()).isEqualTo("INVALID_ARGUMENT");
    assertThat(bad.message()).contains("Not so.");

    ClientException limited = refused(client, model, Refusal.status(429).retryAfterSeconds(7));
    assertThat(limited.code()).isEqualTo(429);
    assertThat(limited.status()).isEqualTo("RESOURCE_EXHAUSTED");
  }

  private static ClientException refused(Client asking, String model, Behaviour answer) {
    provider.next(answer);
    return catchThrowableOfType(
        ClientException.class, () -> asking.models.generateContent(model, QUESTION, BRIEF));
  }

  private static Client client(String key) {
    return Client.builder()
        .apiKey(key)
        .vertexAI(false)
        .httpOptions(
            HttpOptions.builder()
                .baseUrl(gateway.url("").toString())
                .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                .build())
        .build();
  }

  private static List<GenerateContentResponse> asked(
      String model, List<Content> contents, GenerateContentConfig config, boolean streamed) {
    if (!streamed) {
      return List.of(client.models.generateContent(model, contents, config));
    }
    List<GenerateContentResponse> parts = new ArrayList<>();
    try (ResponseStream<GenerateContentResponse> stream =
        client.models.generateContentStream(model, contents, config)) {
      stream.forEach(parts::add);
    }
    return parts;
  }

  private static Content user(Part part) {
    return Content.builder().role("user").parts(List.of(part)).build();
  }

  private static List<FunctionCall> calls(List<GenerateContentResponse> answer) {
    return parts(answer).flatMap(part -> part.functionCall().stream()).toList();
  }

  private static String text(List<GenerateContentResponse> answer) {
    StringBuilder text = new StringBuilder();
    parts(answer).forEach(part -> part.text().ifPresent(text::append));
    return text.toString();
  }

  private static Stream<Part> parts(List<GenerateContentResponse> answer) {
    return answer.stream()
        .flatMap(each -> each.candidates().orElse(List.of()).stream())
        .flatMap(candidate -> candidate.content().stream())
        .flatMap(content -> content.parts().orElse(List.of()).stream());
  }
}
