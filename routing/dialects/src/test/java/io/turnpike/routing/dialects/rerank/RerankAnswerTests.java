package io.turnpike.routing.dialects.rerank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.usage.Routed;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RerankAnswerTests {

  private static final String RESULTS = "\"results\":[{\"index\":0,\"relevance_score\":0.5}]";

  /** Of Cohere, Jina, Voyage, SiliconFlow and OpenRouter. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"meta\":{\"billed_units\":{\"search_units\":2}}|0|2",
        "\"meta\":{\"billed_units\":{\"search_units\":1.0},\"tokens\":{\"input_tokens\":90}}|90|1",
        "\"usage\":{\"total_tokens\":815,\"prompt_tokens\":815}|815|0",
        "\"usage\":{\"total_tokens\":26}|26|0",
        "\"meta\":{\"billed_units\":{\"input_tokens\":28,\"output_tokens\":0,\"search_units\":0},\"tokens\":{\"input_tokens\":29}}|28|0",
        "\"usage\":{\"search_units\":1,\"total_tokens\":150,\"cost\":0.001}|150|1"
      })
  void countsTokensAndSearches(String usage, long tokens, long searches) {
    assertThat(scan("{" + RESULTS + "," + usage + "}").usage().usage())
        .isEqualTo(TokenUsage.of(tokens, 0).searching(searches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"usage\":{}", ",\"meta\":{\"billed_units\":{}}"})
  void doesNotMakeUpWhatNobodyCounted(String usage) {
    assertThat(scan("{" + RESULTS + usage + "}").usage().usage()).isNull();
  }

  @Test
  void doesNotBelieveWhatCannotBe() {
    AnswerScan answer = scan("{" + RESULTS + ",\"meta\":{\"billed_units\":{\"search_units\":-1}}}");

    assertThat(answer.usage().usage()).isNull();
    assertThat(answer.usage().rejected().field()).isEqualTo("search_units");
  }

  @Test
  void saysWhoGaveIt() {
    AnswerScan answer =
        scan(
            "{\"id\":\"gen-1\",\"model\":\"m-2\",\"provider\":\"Cohere\","
                + RESULTS
                + ",\"usage\":{\"search_units\":1,\"cost\":0.001}}");

    assertThat(answer.answered().model()).isEqualTo("m-2");
    assertThat(answer.answered().routed()).isEqualTo(new Routed("Cohere", "gen-1", "0.001"));
  }

  @Test
  void anAnswerWithoutResultsIsNone() {
    assertThat(scan("{\"object\":\"list\",\"data\":[]}").missing()).isEqualTo("results");
    assertThat(RerankAnswer.of("[]".getBytes(UTF_8))).isNull();
  }

  @Test
  void otherNamesSayTheSame() {
    RerankNames voyage = new RerankNames("top_k", "data");
    byte[] plain = "{\"query\":\"q\"}".getBytes(UTF_8);

    assertThat(voyage.request(plain, null).body()).isSameAs(plain);
    assertThat(text(voyage.request("{\"top_n\":2}".getBytes(UTF_8), null).body()))
        .isEqualTo("{\"top_k\":2}");
    assertThat(
            text(
                voyage.answer(
                    "{\"object\":\"list\",\"data\":[{\"index\":0,\"relevance_score\":0.50}]}"
                        .getBytes(UTF_8),
                    Instant.EPOCH)))
        .isEqualTo("{\"object\":\"list\",\"results\":[{\"index\":0,\"relevance_score\":0.50}]}");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static AnswerScan scan(String body) {
    return Objects.requireNonNull(RerankAnswer.of(body.getBytes(UTF_8)));
  }
}
