package io.turnpike.routing.dialects.cohere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.dialects.rerank.RerankDialect;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereRankingTests {

  private static final Operation RERANK =
      new RerankDialect(new ChatDialect()).operations().getFirst();
  private static final String ANSWER =
      "{\"id\":\"a\",\"results\":[{\"index\":1,\"relevance_score\":0.9990},"
          + "{\"index\":0,\"relevance_score\":0.1}],\"meta\":{\"billed_units\":{\"search_units\":1}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"documents\":[\"A\",\"B\"]|true",
        "\"documents\": [ \"A\" ],\"top_n\":1|true",
        "\"documents\":[{\"text\":\"A\"}]|false",
        "\"documents\":[\"A\"],\"return_documents\":false|false",
        "\"documents\":[\"A\"],\"user\":\"u\"|false"
      })
  void passesWhatCohereUnderstands(String fields, boolean spoken) {
    byte[] body = ("{\"model\":\"m\",\"query\":\"q\"," + fields + "}").getBytes(UTF_8);

    assertThat(CohereRanking.isSpokenIn(RERANK.scan(null, body))).isEqualTo(spoken);
  }

  @Test
  void documentsAreTextsAndComeBackWithTheirPlaces() {
    TranslatedRequest request =
        request("\"documents\":[{\"text\":\"A\"},\"B\"],\"return_documents\":true,\"user\":\"u\"");

    assertThat(new String(request.body(), UTF_8))
        .isEqualTo("{\"model\":\"m\",\"query\":\"q\",\"documents\":[\"A\",\"B\"]}");
    assertThat(request.dropped()).containsExactly("user");
    assertThat(answered(request))
        .contains(
            "{\"index\":1,\"relevance_score\":0.9990,\"document\":{\"text\":\"B\"}}",
            "\"document\":{\"text\":\"A\"}",
            "\"search_units\":1");
  }

  @Test
  void withoutThemAnAnswerIsAsItCame() {
    assertThat(answered(request("\"documents\":[{\"text\":\"A\"},\"B\"]"))).isEqualTo(ANSWER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"documents\":[\"A\",{\"title\":\"B\"}]|documents[1]",
        "\"documents\":[\"A\"],\"rank_fields\":[\"title\"]|rank_fields"
      })
  void whatIsNoTextIsRefused(String fields, String field) {
    assertThatThrownBy(() -> request(fields))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static String answered(TranslatedRequest request) {
    return new String(
        Objects.requireNonNull(request.answers()).answer(ANSWER.getBytes(UTF_8), Instant.EPOCH),
        UTF_8);
  }

  private static TranslatedRequest request(String fields) {
    byte[] body = ("{\"model\":\"m\",\"query\":\"q\"," + fields + "}").getBytes(UTF_8);
    return new CohereRanking().request(body, null);
  }
}
