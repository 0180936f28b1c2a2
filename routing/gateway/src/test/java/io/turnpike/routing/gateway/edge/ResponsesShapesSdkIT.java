package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputImage;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's own client asks for responses, at providers of every shape. */
@ExtendWith(NoLeaks.class)
class ResponsesShapesSdkIT {

  private static final String OPENAI = "openai/gpt-x";
  private static final String CHAT = "gpt/gpt-x";
  private static final String CLAUDE = "claude/claude-haiku-4-5";
  private static final String PIXEL = "data:image/png;base64,iVBORw0KGgo=";
  private static final String OSLO = "{\"city\":\"Oslo\"}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final TwoCalls twoCalls = new TwoCalls();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final OpenAIClient client = client(GatewayFixture.KEY);

  @BeforeAll
  static void connect() {
    gateway
        .connect("openai", "openai", provider.baseUrl())
        .connect("gpt", provider.baseUrl())
        .connectAnthropic("claude", provider.baseUrl());
    twoCalls.connect(gateway);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({CHAT + ",false", CHAT + ",true", CLAUDE + ",false", CLAUDE + ",true"})
  void readsAnAnswerToItsEnd(String model, boolean streamed) {
    provider.next(Completion.text("one two three"));

    Response answer = asked(question(model), streamed);

    assertThat(text(answer.validate())).isEqualTo("one two three");
    assertThat(answer.status()).hasValue(ResponseStatus.COMPLETED);
    assertThat(answer.usage().orElseThrow().outputTokens()).isEqualTo(3);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().operation()).isEqualTo("responses");
    assertThat(event.bill().usage().totalOutput()).isEqualTo(3);
  }

  @Test
  void readsTheAnswersOfWhoSpeaksIt() {
    provider.next(Completion.text("one two three"), Completion.text("four five"));

    assertThat(text(asked(question(OPENAI), false))).isEqualTo("one two three");
    StringBuilder said = new StringBuilder();
    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(question(OPENAI).build())) {
      stream.stream()
          .forEach(event -> event.outputTextDelta().ifPresent(it -> said.append(it.delta())));
    }
    assertThat(said.toString()).isEqualTo("four five");
    assertThat(provider.requests()).allMatch(request -> request.path().endsWith("/responses"));
    assertThat(gateway.journal.awaitEvents(2))
        .extracting(event -> event.bill().usage().totalOutput())
        .containsExactly(3L, 2L);
  }

  /** What the client makes a schema of, of a tool's input or of an answer. */
  record Weather(String city) {}

  @ParameterizedTest
  @CsvSource({CHAT + ",false", CHAT + ",true", CLAUDE + ",false", CLAUDE + ",true"})
  void callsAToolAndTellsItsResult(String model, boolean streamed) {
    provider.next(Completion.toolCall("Weather", OSLO), Completion.text("Cold."));

    Response first = asked(question(model).addTool(Weather.class), streamed);

    ResponseFunctionToolCall call = calls(first).getFirst();
    assertThat(call.arguments(Weather.class).city()).isEqualTo("Oslo");
    ResponseInputItem result =
        ResponseInputItem.ofFunctionCallOutput(
            ResponseInputItem.FunctionCallOutput.builder()
                .callId(call.callId())
                .output("-3 °C")
                .build());
    ResponseCreateParams.Builder second =
        question(model)
            .inputOfResponse(List.of(said(), ResponseInputItem.ofFunctionCall(call), result))
            .addTool(Weather.class);
    assertThat(text(asked(second, streamed))).isEqualTo("Cold.");
    assertThat(provider.requests().getLast().bodyText()).contains(call.callId(), "-3 °C");
  }

  @ParameterizedTest
  @CsvSource({"two-gpt,false", "two-gpt,true", "two-claude,false", "two-claude,true"})
  void callsToolsInParallel(String connection, boolean streamed) {
    if (streamed) {
      twoCalls.stream();
    } else {
      twoCalls.whole();
    }

    Response answer = asked(question(connection + "/m").addTool(Weather.class), streamed);

    assertThat(calls(answer))
        .extracting(call -> call.arguments(Weather.class).city())
        .containsExactly("Oslo", "Rome");
    assertThat(calls(answer)).extracting(ResponseFunctionToolCall::callId).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENAI, CHAT, CLAUDE})
  void showsAnImage(String model) {
    provider.next(Completion.text("A dot."));

    Response answer = asked(question(model).inputOfResponse(List.of(picture())), false);

    assertThat(text(answer)).isEqualTo("A dot.");
    assertThat(provider.requests().getLast().bodyText())
        .contains(model.equals(CLAUDE) ? "\"data\":\"iVBORw0KGgo=\"" : PIXEL);
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENAI, CHAT, CLAUDE})
  void isAnsweredInAStructure(String model) {
    provider.next(Completion.text(OSLO));

    var answer = client.responses().create(question(model).text(Weather.class).build());

    assertThat(answer.output())
        .flatExtracting(item -> item.message().stream().toList())
        .flatExtracting(message -> message.content())
        .extracting(part -> part.outputText().orElseThrow().city())
        .containsExactly("Oslo");
    assertThat(provider.requests().getLast().bodyText()).contains("\"city\"", "json_schema");
  }

  @ParameterizedTest
  @ValueSource(strings = {OPENAI, CHAT, CLAUDE})
  void throwsItsOwnExceptions(String model) {
    OpenAIClient stranger = client("tp_stranger");
    assertThatThrownBy(() -> stranger.responses().create(question(model).build()))
        .isInstanceOf(UnauthorizedException.class);
    stranger.close();
    assertThatThrownBy(() -> client.responses().create(question("nobody/m").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nobody/m");
    provider.next(Refusal.status(400).message("Not so."));
    assertThatThrownBy(() -> client.responses().create(question(model).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Not so.");
    provider.next(Refusal.status(429).retryAfterSeconds(7));
    RateLimitException limited =
        catchThrowableOfType(
            RateLimitException.class, () -> client.responses().create(question(model).build()));
    assertThat(Integer.parseInt(limited.headers().values("retry-after").getFirst()))
        .isBetween(5, 7);
  }

  private static OpenAIClient client(String key) {
    return OpenAIOkHttpClient.builder()
        .apiKey(key)
        .baseUrl(gateway.url("/v1").toString())
        .maxRetries(0)
        .build();
  }

  private static ResponseCreateParams.Builder question(String model) {
    return ResponseCreateParams.builder().model(model).input("Look outside.");
  }

  private static ResponseInputItem said() {
    return ResponseInputItem.ofMessage(user().addInputTextContent("Look outside.").build());
  }

  private static ResponseInputItem picture() {
    ResponseInputImage image =
        ResponseInputImage.builder().imageUrl(PIXEL).detail(ResponseInputImage.Detail.AUTO).build();
    return ResponseInputItem.ofMessage(user().addContent(image).build());
  }

  private static ResponseInputItem.Message.Builder user() {
    return ResponseInputItem.Message.builder().role(ResponseInputItem.Message.Role.USER);
  }

  private static Response asked(ResponseCreateParams.Builder question, boolean streamed) {
    if (!streamed) {
      return client.responses().create(question.build());
    }
    ResponseAccumulator whole = ResponseAccumulator.create();
    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(question.build())) {
      stream.stream().map(ResponseStreamEvent::validate).forEach(whole::accumulate);
    }
    return whole.response();
  }

  private static List<ResponseFunctionToolCall> calls(Response answer) {
    return answer.output().stream().flatMap(item -> item.functionCall().stream()).toList();
  }

  private static String text(Response answer) {
    StringBuilder text = new StringBuilder();
    answer.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .forEach(part -> text.append(part.outputText().orElseThrow().text()));
    return text.toString();
  }
}
