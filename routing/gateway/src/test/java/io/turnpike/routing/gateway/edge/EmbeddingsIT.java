package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class EmbeddingsIT {

  private static final String ANSWER =
      "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
          + "\"embedding\": [0.25, -1.0]}],\"model\":\"e\",\"usage\":{\"prompt_tokens\":8,"
          + "\"total_tokens\":8}}";
  private static final String PACKED = ANSWER.replace("[0.25, -1.0]", "\"AACAPgAAgL8=\"");

  @AutoClose private static final RecordedEndpoint provider = new RecordedEndpoint("/embeddings");
  @AutoClose private static final RecordedEndpoint anthropic = new RecordedEndpoint("/messages");
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("up", provider.baseUrl())
        .connect("vendor", "openai", provider.baseUrl())
        .connectAnthropic("claude", anthropic.baseUrl());
  }

  @BeforeEach
  void forget() {
    provider.forget();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"a text\"",
        "[\"one\", \"two\"]",
        "[1, 2, 3]",
        "[[1, 2], [3]]",
      })
  void bytesPassAndUsageIsBooked(String input) {
    provider.next(200, ANSWER);

    HttpResponse<String> answer =
        post("{\"input\": " + input + ",\"model\":\"up/e\",\"dimensions\":2,\"x\":1}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ANSWER);
    assertThat(answer.headers().firstValue("x-turnpike-cost-usd")).hasValue("0.000008");
    assertThat(provider.lastAsked().body())
        .isEqualTo("{\"input\": " + input + ",\"model\":\"e\",\"dimensions\":2,\"x\":1}");
    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.asked().operation()).isEqualTo("embeddings");
    assertThat(event.bill().usage()).isEqualTo(TokenUsage.of(8, 0));
    assertThat(event.bill().source()).isEqualTo(UsageSource.PROVIDER);
  }

  @Test
  void packedVectorsReachOpenAisOwnClient() {
    provider.next(200, PACKED);
    try (AutoCloseableClient client = new AutoCloseableClient()) {
      CreateEmbeddingResponse answer =
          client
              .openAi()
              .embeddings()
              .create(
                  EmbeddingCreateParams.builder()
                      .model("up/e")
                      .input("a text")
                      .encodingFormat(EmbeddingCreateParams.EncodingFormat.BASE64)
                      .build());

      assertThat(answer.usage().promptTokens()).isEqualTo(8);
    }
    assertThat(provider.lastAsked().body()).contains("\"encoding_format\":\"base64\"");
  }

  private record AutoCloseableClient(OpenAIClient openAi) implements AutoCloseable {
    AutoCloseableClient() {
      this(
          OpenAIOkHttpClient.builder()
              .apiKey(GatewayFixture.KEY)
              .baseUrl(gateway.url("/v1").toString())
              .build());
    }

    @Override
    public void close() {
      openAi.close();
    }
  }

  @Test
  void manyInputsNeedNotFitIntoOneContext() {
    String text = "\"" + "word ".repeat(500) + "\"";
    String all = "[" + (text + ",").repeat(4) + text + "]";
    provider.next(200, ANSWER.replace(":8", ":49000"));

    HttpResponse<String> answer =
        post("{\"model\":\"vendor/" + FakeCatalog.MEASURED + "\",\"input\":" + all + "}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(gateway.awaitEventOf(answer).bill().usage()).isEqualTo(TokenUsage.of(49_000, 0));
  }

  @Test
  void oneThatIsTooLongIsSentNowhere() {
    String text = "word ".repeat(5_000);

    HttpResponse<String> answer =
        post("{\"model\":\"vendor/" + FakeCatalog.MEASURED + "\",\"input\":[\"" + text + "\"]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(provider.timesAsked()).isZero();
  }

  @Test
  void whatNobodyCountedIsEstimatedByWhatWasSent() {
    provider.next(200, "{\"data\":[{\"embedding\":[1]}]}");

    HttpResponse<String> answer = post("{\"input\":\"a\",\"model\":\"up/e\"}");

    UsageEvent event = gateway.awaitEventOf(answer);
    assertThat(event.bill().source()).isEqualTo(UsageSource.ESTIMATED);
    assertThat(event.bill().usage().totalOutput()).isZero();
    assertThat(event.bill().usage().totalInput()).isPositive();
  }

  @Test
  void aProviderWithoutThemIsNotAsked() {
    HttpResponse<String> answer = post("{\"input\":\"a\",\"model\":\"claude/e\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unsupported_operation", "does not serve /v1/embeddings");
    assertThat(anthropic.timesAsked()).isZero();
  }

  @Test
  void anAnswerWithoutVectorsIsNone() {
    provider.next(200, "{\"object\":\"list\"}");

    assertThat(post("{\"input\":\"a\",\"model\":\"up/other\"}").body())
        .contains("provider_invalid_response");
  }

  private static HttpResponse<String> post(String body) {
    return ask.send(ask.request("/v1/embeddings").POST(BodyPublishers.ofString(body)).build());
  }
}
