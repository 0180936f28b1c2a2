package io.turnpike.routing.dialects.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class InvokedEmbeddingsTests {

  private static final String TITAN = "amazon.titan-embed-text-v2:0";
  private static final String COHERE = "eu.cohere.embed-v4:0";
  private static final String TITANS_ANSWER =
      "{\"embedding\":[0.25, -1e-2],\"embeddingsByType\":{\"float\":[0.25,-1e-2]},"
          + "\"inputTextTokenCount\":3}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        TITAN + " | \"Hi\" | | {\"inputText\":\"Hi\"}",
        TITAN + " | [\"Hi\"] | ,\"dimensions\":256 | {\"inputText\":\"Hi\",\"dimensions\":256}",
        COHERE
            + " | [\"a\",\"b\"] | ,\"dimensions\":256 | {\"texts\":[\"a\",\"b\"],"
            + "\"input_type\":\"search_document\",\"embedding_types\":[\"float\"],"
            + "\"output_dimension\":256}",
        COHERE
            + " | \"a\" | ,\"input_type\":\"search_query\" | {\"texts\":[\"a\"],"
            + "\"input_type\":\"search_query\",\"embedding_types\":[\"float\"]}"
      })
  void asksInTheWordsOfTheModel(String model, String input, String more, String sent) {
    assertThat(new String(request(model, input, more == null ? "" : more).body(), UTF_8))
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        TITAN + " | [\"a\",\"b\"] | | input",
        TITAN + " | [1,2] | | input",
        COHERE + " | [] | | input",
        TITAN + " | \"a\" | ,\"input_type\":\"search_query\" | input_type",
        TITAN + " | \"a\" | ,\"odd\":1 | odd"
      })
  void refusesWhatItCannotSay(String model, String input, String more, String field) {
    assertThatThrownBy(() -> request(model, input, more == null ? "" : more))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void listsAVectorAsItWasWritten() {
    assertThat(answer(TITAN, "", TITANS_ANSWER))
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":"
                + "[0.25, -1e-2]}],\"model\":\"amazon.titan-embed-text-v2:0\","
                + "\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[[1,2],[3]]", "{\"float\":[[1,2],[3]]}"})
  void listsSeveralInTheirOrder(String embeddings) {
    assertThat(answer(COHERE, "", "{\"id\":\"x\",\"embeddings\":" + embeddings + "}"))
        .contains("\"index\":0,\"embedding\":[1,2]}", "\"index\":1,\"embedding\":[3]}")
        .doesNotContain("usage");
  }

  @Test
  void codesAVectorForWhoWantsThat() {
    String answer = answer(TITAN, ",\"encoding_format\":\"base64\"", TITANS_ANSWER);

    String coded = JsonMapper.shared().readTree(answer).at("/data/0/embedding").asString();
    ByteBuffer numbers =
        ByteBuffer.wrap(Base64.getDecoder().decode(coded)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(numbers.remaining()).isEqualTo(8);
    assertThat(numbers.getFloat()).isEqualTo(0.25f);
    assertThat(numbers.getFloat()).isEqualTo(-0.01f);
  }

  @Test
  void knowsNoOthers() {
    assertThat(InvokedEmbeddings.of("amazon.nova-pro-v1:0")).isNull();
    assertThat(answer(TITAN, "", "{\"message\":\"No.\"}")).isEqualTo("{\"message\":\"No.\"}");
  }

  private static TranslatedRequest request(String model, String input, String more) {
    String body = "{\"model\":\"" + model + "\",\"input\":" + input + more + "}";
    return Objects.requireNonNull(InvokedEmbeddings.of(model)).request(body.getBytes(UTF_8), null);
  }

  private static String answer(String model, String more, String body) {
    Translation answers = Objects.requireNonNull(request(model, "\"a\"", more).answers());
    return new String(answers.answer(body.getBytes(UTF_8), Instant.EPOCH), UTF_8);
  }
}
