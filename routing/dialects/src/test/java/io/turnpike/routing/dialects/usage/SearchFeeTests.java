package io.turnpike.routing.dialects.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchFeeTests {

  private static final String COUNTS = "'prompt_tokens':14,'completion_tokens':70,";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "'search_context_size':'low' | search-low | 1",
        "'search_context_size':'low','cost':{'request_cost':0.005} | search-5 | 1",
        "'cost':{'request_cost':0.0145},'search_context_size':'low' | search-14.5 | 1",
        "'search_context_size':'high','cost':{'request_cost':1e-3} | search-high | 1",
        "'search_context_size':'low','cost':{'request_cost':0.0} | - | 0",
        "'search_context_size':'low','cost':{'request_cost':null} | search-low | 1",
        "'search_context_size':null | - | 0",
        "'search_context_size':'low','citation_tokens':9,'num_search_queries':3 | - | 3",
        "'cost':{'request_cost':0.005} | - | 0",
        "'cost':0.005 | - | 0",
      })
  void isOneForTheRequest(String told, @Nullable String kind, long searches) {
    String usage = ("{" + COUNTS + told + "}").replace('\'', '"');
    byte[] counts = usage.getBytes(UTF_8);
    byte[] answer = ("{\"usage\":" + usage + "}").getBytes(UTF_8);

    TokenUsage used = Objects.requireNonNull(UsageReader.of(counts, 0, counts.length).usage());

    assertThat(SearchFee.in(answer, 0, answer.length)).isEqualTo(kind);
    assertThat(used.webSearches()).isEqualTo(searches);
  }
}
