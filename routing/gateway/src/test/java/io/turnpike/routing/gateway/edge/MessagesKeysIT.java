package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCountTokensParams;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How clients of the Messages API, old and new, show their key and the version they speak. */
@ExtendWith(NoLeaks.class)
class MessagesKeysIT {

  private static final String GPT = "gpt/gpt-x";
  private static final String CLAUDE = "claude/claude-haiku-4-5";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("gpt", provider.baseUrl()).connectAnthropic("claude", provider.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @CsvSource({
    GPT + ",x-api-key,'',2023-06-01",
    GPT + ",authorization,Bearer ,2026-10-21",
    CLAUDE + ",x-api-key,'',2023-06-01",
    CLAUDE + ",authorization,Bearer ,2026-10-21"
  })
  void takesTheKeyOfAnyAge(String model, String header, String scheme, String version) {
    provider.next(Completion.text("one two three"));

    HttpResponse<String> answer =
        ask.send(
            ask.request(
                    "/v1/messages",
                    header,
                    (scheme.isEmpty() ? "" : "Bearer ") + GatewayFixture.KEY,
                    "anthropic-version",
                    version)
                .POST(
                    BodyPublishers.ofString(
                        "{\"model\":\"" + model + "\",\"max_tokens\":9," + Asking.QUESTION + "}"))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"type\":\"message\"", "one two three");
    assertThat(gateway.awaitEventOf(answer).bill().usage().totalOutput()).isEqualTo(3);
  }

  @Test
  void listsModelsAndCountsTokensForABearer() {
    AnthropicClient bearer =
        AnthropicOkHttpClient.builder()
            .authToken(GatewayFixture.KEY)
            .baseUrl(gateway.url("").toString())
            .maxRetries(0)
            .build();

    assertThat(bearer.models().list().data())
        .isNotEmpty()
        .allMatch(model -> !model.displayName().isEmpty())
        .anyMatch(model -> model.id().startsWith("claude/"));
    assertThat(
            bearer
                .messages()
                .countTokens(
                    MessageCountTokensParams.builder().model(GPT).addUserMessage("Hello").build())
                .inputTokens())
        .isPositive();
    bearer.close();
  }
}
