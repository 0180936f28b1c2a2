package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.models.responses.FunctionTool;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's own client asks for responses, and Anthropic's API answers. */
@ExtendWith(NoLeaks.class)
class ResponsesSdkIT {

  private static final String MODEL = "claude/claude-haiku-4-5";

  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();

  @AutoClose("close")
  private static final OpenAIClient client =
      OpenAIOkHttpClient.builder()
          .apiKey(GatewayFixture.KEY)
          .baseUrl(gateway.url("/v1").toString())
          .maxRetries(0)
          .build();

  @BeforeAll
  static void connect() {
    gateway.connectAnthropic("claude", anthropic.baseUrl());
  }

  @BeforeEach
  void forget() {
    anthropic.forget();
    gateway.reset();
  }

  @Test
  void readsAWholeAnswer() {
    anthropic.next(200, MessageEvents.whole("Good day"));

    Response response = client.responses().create(question().build());

    response.validate();
    assertThat(response.status()).hasValue(ResponseStatus.COMPLETED);
    assertThat(text(response)).isEqualTo("Good day");
    ResponseUsage usage = response.usage().orElseThrow();
    assertThat(usage.inputTokens()).isEqualTo(240);
    assertThat(usage.inputTokensDetails().cachedTokens()).isEqualTo(200);
  }

  @Test
  void readsAStreamToItsEnd() {
    anthropic.nextStream(MessageEvents.stream("Good", " day"));

    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(question().build())) {
      List<ResponseStreamEvent> events = stream.stream().toList();

      events.forEach(ResponseStreamEvent::validate);
      assertThat(events.getFirst().isCreated()).isTrue();
      StringBuilder said = new StringBuilder();
      events.forEach(event -> event.outputTextDelta().ifPresent(it -> said.append(it.delta())));
      assertThat(said.toString()).isEqualTo("Good day");
      assertThat(text(events.getLast().completed().orElseThrow().response())).isEqualTo("Good day");
    }
  }

  @Test
  void callsATool() {
    anthropic.nextStream(
        MessageEvents.begin()
            + MessageEvents.call("toolu_1", "look", "{\"at\":", "1}")
            + MessageEvents.end("tool_use"));
    FunctionTool tool =
        FunctionTool.builder()
            .name("look")
            .strict(false)
            .parameters(
                FunctionTool.Parameters.builder()
                    .putAdditionalProperty("type", JsonValue.from("object"))
                    .putAdditionalProperty("properties", JsonValue.from(Map.of()))
                    .build())
            .build();

    try (StreamResponse<ResponseStreamEvent> stream =
        client.responses().createStreaming(question().addTool(tool).build())) {
      List<ResponseStreamEvent> events = stream.stream().toList();
      events.forEach(ResponseStreamEvent::validate);
      ResponseFunctionToolCall call =
          events.getLast().completed().orElseThrow().response().output().stream()
              .flatMap(item -> item.functionCall().stream())
              .findFirst()
              .orElseThrow();
      assertThat(call.callId()).isEqualTo("toolu_1");
      assertThat(call.arguments()).isEqualTo("{\"at\":1}");
    }
  }

  @Test
  void throwsItsOwnExceptionForWhatIsRefused() {
    assertThatThrownBy(
            () -> client.responses().create(question().previousResponseId("resp_1").build()))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("previous_response_id");
  }

  private static ResponseCreateParams.Builder question() {
    return ResponseCreateParams.builder().model(MODEL).input("Say hello");
  }

  private static String text(Response response) {
    StringBuilder text = new StringBuilder();
    response.output().stream()
        .flatMap(item -> item.message().stream())
        .flatMap(message -> message.content().stream())
        .forEach(part -> text.append(part.outputText().orElseThrow().text()));
    return text.toString();
  }
}
