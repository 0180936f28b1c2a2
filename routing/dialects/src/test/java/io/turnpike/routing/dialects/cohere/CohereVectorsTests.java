package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereVectorsTests {

  private static final String ANSWER =
      "{\"id\":\"a\",\"embeddings\":{\"float\":[[0.25,-1.0],[1e-2, 2]]},\"texts\":[\"A\",\"B\"],"
          + "\"meta\":{\"api_version\":{\"version\":\"2\"},\"billed_units\":{\"input_tokens\":8}}}";

  @Test
  void textsAreThoseOfDocumentsUnlessSomebodySaysOtherwise() {
    assertThat(sent("\"input\":[\"A\",\"B\"],\"dimensions\":256"))
        .isEqualTo(
            "{\"model\":\"m\",\"texts\":[\"A\",\"B\"],\"input_type\":\"search_document\","
                + "\"embedding_types\":[\"float\"],\"output_dimension\":256}");
    assertThat(sent("\"input\":\"A\",\"input_type\":\"search_query\""))
        .contains("\"texts\":[\"A\"]", "\"input_type\":\"search_query\"");
  }

  @Test
  void numbersComeBackAsTheyWereWrittenOrPacked() {
    assertThat(answered("\"input\":[\"A\",\"B\"]"))
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
                + "\"embedding\":[0.25,-1.0]},{\"object\":\"embedding\",\"index\":1,"
                + "\"embedding\":[1e-2, 2]}],\"model\":\"m\","
                + "\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}");
    assertThat(answered("\"input\":\"A\",\"encoding_format\":\"base64\""))
        .contains("\"embedding\":\"AACAPgAAgL8=\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"input\":[1,2]|input",
        "\"input\":[]|input",
        "\"input\":\"A\",\"encoding_format\":\"hex\"|encoding_format",
        "\"input\":\"A\",\"x\":1|x"
      })
  void whatCannotBeEmbeddedIsRefused(String fields, String field) {
    assertThatThrownBy(() -> request(fields))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static String sent(String fields) {
    return new String(request(fields).body(), UTF_8);
  }

  private static String answered(String fields) {
    return new String(
        Objects.requireNonNull(request(fields).answers())
            .answer(ANSWER.getBytes(UTF_8), Instant.EPOCH),
        UTF_8);
  }

  private static TranslatedRequest request(String fields) {
    return new CohereVectors().request(("{\"model\":\"m\"," + fields + "}").getBytes(UTF_8), null);
  }
}
