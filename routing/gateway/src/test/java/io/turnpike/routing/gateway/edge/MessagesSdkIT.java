package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.BadRequestException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.RateLimitException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's own client, unmodified, at a provider of its own shape and at one of OpenAI's. */
@ExtendWith(NoLeaks.class)
class MessagesSdkIT {

  private static final String GPT = "gpt/gpt-x";
  private static final String CLAUDE = "claude/claude-haiku-4-5";
  private static final String PIXEL = "iVBORw0KGgo=";
  private static final String OSLO = "{\"city\":\"Oslo\"}";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final TwoCalls twoCalls = new TwoCalls();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final AnthropicClient client = client(GatewayFixture.KEY);

  @BeforeAll
  static void connect() {
    gateway.connect("gpt", provider.baseUrl()).connectAnthropic("claude", provider.baseUrl());
    twoCalls.connect(gateway);
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void readsAWholeAnswer(String model) {
    provider.next(Completion.text("one two three"));

    Message answer = client.messages().create(question(model).build());

    answer.validate();
    assertThat(text(answer)).isEqualTo("one two three");
    assertThat(answer.stopReason()).hasValue(StopReason.END_TURN);
    assertThat(answer.usage().outputTokens()).isEqualTo(3);
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.asked().operation()).isEqualTo("messages");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(answer.usage().inputTokens(), 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void readsAStreamToItsEnd(String model) {
    provider.next(Completion.text("one two three"));

    Message answer = accumulated(question(model));

    assertThat(text(answer)).isEqualTo("one two three");
    assertThat(answer.stopReason()).hasValue(StopReason.END_TURN);
    assertThat(answer.usage().outputTokens()).isEqualTo(3);
    assertThat(gateway.awaitEvent().bill().usage().totalOutput()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({GPT + ",false", GPT + ",true", CLAUDE + ",false", CLAUDE + ",true"})
  void callsAToolAndTellsItsResult(String model, boolean streamed) {
    provider.next(Completion.toolCall("weather", OSLO), Completion.text("Cold."));

    Message first = asked(question(model).addTool(weather()), streamed);

    assertThat(first.stopReason()).hasValue(StopReason.TOOL_USE);
    ToolUseBlock call = calls(first).getFirst();
    assertThat(call.name()).isEqualTo("weather");
    assertThat(city(call)).isEqualTo("Oslo");
    ToolResultBlockParam result =
        ToolResultBlockParam.builder().toolUseId(call.id()).content("-3 °C").build();
    MessageCreateParams.Builder second =
        question(model)
            .addTool(weather())
            .addMessage(first)
            .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofToolResult(result)));
    assertThat(text(asked(second, streamed))).isEqualTo("Cold.");
    assertThat(provider.requests().getLast().bodyText()).contains(call.id(), "-3 °C");
  }

  @ParameterizedTest
  @CsvSource({"two-gpt,false", "two-gpt,true", "two-claude,false", "two-claude,true"})
  void callsToolsInParallel(String connection, boolean streamed) {
    if (streamed) {
      twoCalls.stream();
    } else {
      twoCalls.whole();
    }

    Message answer = asked(question(connection + "/m").addTool(weather()), streamed);

    assertThat(calls(answer)).extracting(MessagesSdkIT::city).containsExactly("Oslo", "Rome");
    assertThat(calls(answer)).extracting(ToolUseBlock::id).doesNotHaveDuplicates();
    assertThat(answer.stopReason()).hasValue(StopReason.TOOL_USE);
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void showsAnImage(String model) {
    provider.next(Completion.text("A dot."));
    Base64ImageSource image =
        Base64ImageSource.builder()
            .data(PIXEL)
            .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
            .build();

    Message answer =
        client
            .messages()
            .create(
                question(model)
                    .addUserMessageOfContentBlockParams(List.of(ContentBlockParam.ofImage(image)))
                    .build());

    assertThat(text(answer)).isEqualTo("A dot.");
    assertThat(provider.requests().getLast().bodyText())
        .contains(
            model.equals(GPT)
                ? "\"url\":\"data:image/png;base64," + PIXEL + "\""
                : "\"data\":\"" + PIXEL + "\"");
  }

  /** What the client makes a schema of. */
  record Place(String city) {}

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void isAnsweredInAStructure(String model) {
    provider.next(Completion.text(OSLO));

    var answer = client.messages().create(question(model).outputConfig(Place.class).build());

    assertThat(answer.content().getFirst().asText().text().city()).isEqualTo("Oslo");
    assertThat(provider.requests().getLast().bodyText())
        .contains(model.equals(GPT) ? "\"response_format\"" : "\"output_config\"", "\"city\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void throwsItsOwnExceptions(String model) {
    AnthropicClient stranger = client("tp_stranger");
    assertThatThrownBy(() -> stranger.messages().create(question(model).build()))
        .isInstanceOf(UnauthorizedException.class);
    stranger.close();
    assertThatThrownBy(() -> client.messages().create(question("nobody/m").build()))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nobody/m");
    provider.next(Refusal.status(400).message("Not so."));
    assertThatThrownBy(() -> client.messages().create(question(model).build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("Not so.");
  }

  @ParameterizedTest
  @ValueSource(strings = {GPT, CLAUDE})
  void isToldHowLongToWait(String model) {
    provider.next(Refusal.status(429).retryAfterSeconds(7));

    RateLimitException limited =
        catchThrowableOfType(
            RateLimitException.class, () -> client.messages().create(question(model).build()));

    assertThat(limited.headers().values("retry-after")).hasSize(1);
    assertThat(Integer.parseInt(limited.headers().values("retry-after").getFirst()))
        .isBetween(5, 7);
    assertThat(limited.type())
        .hasValueSatisfying(it -> assertThat(it).hasToString("rate_limit_error"));
  }

  private static AnthropicClient client(String key) {
    return AnthropicOkHttpClient.builder()
        .apiKey(key)
        .baseUrl(gateway.url("").toString())
        .maxRetries(0)
        .build();
  }

  private static MessageCreateParams.Builder question(String model) {
    return MessageCreateParams.builder()
        .model(model)
        .maxTokens(64)
        .system("Be brief.")
        .addUserMessage("How is the weather in Oslo?");
  }

  private static Tool weather() {
    return Tool.builder()
        .name("weather")
        .description("Looks outside.")
        .inputSchema(
            Tool.InputSchema.builder()
                .properties(
                    Tool.InputSchema.Properties.builder()
                        .putAdditionalProperty("city", JsonValue.from(Map.of("type", "string")))
                        .build())
                .addRequired("city")
                .build())
        .build();
  }

  private static Message asked(MessageCreateParams.Builder question, boolean streamed) {
    return streamed ? accumulated(question) : client.messages().create(question.build());
  }

  private static Message accumulated(MessageCreateParams.Builder question) {
    MessageAccumulator whole = MessageAccumulator.create();
    try (StreamResponse<RawMessageStreamEvent> stream =
        client.messages().createStreaming(question.build())) {
      stream.stream().map(RawMessageStreamEvent::validate).forEach(whole::accumulate);
    }
    return whole.message();
  }

  private static List<ToolUseBlock> calls(Message answer) {
    return answer.content().stream().flatMap(block -> block.toolUse().stream()).toList();
  }

  private static Object city(ToolUseBlock call) {
    return call._input().convert(Map.class).get("city");
  }

  private static String text(Message answer) {
    StringBuilder text = new StringBuilder();
    answer.content().forEach(block -> block.text().ifPresent(it -> text.append(it.text())));
    return text.toString();
  }
}
