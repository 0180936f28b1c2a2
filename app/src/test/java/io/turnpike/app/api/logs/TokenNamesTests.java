package io.turnpike.app.api.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ModelCatalog.DatedPrice;
import io.turnpike.routing.usage.TokenUsage;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A class of tokens has one name in all answers: that of its cost line. */
class TokenNamesTests {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  @Test
  void ofUsage() {
    String usage =
        JSON.writeValueAsString(
            UsageView.of(new TokenUsage(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)));

    assertThat(JSON.readTree(usage))
        .isEqualTo(
            JSON.readTree(
                """
                {"input":1,"cached_input":2,"cache_write_5m":3,"cache_write_1h":4,"output":5,
                 "reasoning":6,"audio_input":7,"audio_output":8,"image":9,"image_output":10,
                 "web_search":11,"file_search":12,"search_unit":13}"""));
  }

  @Test
  void ofPrices() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    JsonNode price = JSON.valueToTree(new DatedPrice("v", day, "s", 1, 2, 3L, 4L, 5L, null));

    assertThat(price.path("cache_write_5m_nano_usd").longValue()).isEqualTo(4);
    assertThat(price.path("cache_write_1h_nano_usd").longValue()).isEqualTo(5);
    assertThat(price.path("web_search_nano_usd").isNull()).isTrue();
    assertThat(price.path("search_unit_nano_usd").isNull()).isTrue();
    assertThat(price.size()).isEqualTo(18);
  }
}
