package io.turnpike.app.api.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.savings.Savings.Dimension;
import io.turnpike.billing.savings.Savings.Figures;
import io.turnpike.billing.savings.Savings.NearMiss;
import io.turnpike.billing.savings.Savings.Report;
import io.turnpike.billing.savings.Savings.Row;
import io.turnpike.billing.savings.Savings.TopEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The names that programs know, money to the nano-dollar. */
class SavingsViewTests {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Report REPORT =
      new Report(
          BEGIN,
          BEGIN.plusSeconds(60),
          new Figures(8, 2, 1, 0, 1_000_000_001, 1_500_000),
          Map.of(Dimension.TEAM, List.of(new Row("search", new Figures(4, 1, 0, 1, 7, 2)))),
          List.of(
              new TopEntry("0a1b", "gpt", null, 3, 25_000_000_000L, true, BEGIN, new UUID(1, 2))),
          List.of(new NearMiss(new UUID(3, 4), BEGIN, "0c2d", 0.97, "numbers", "gpt", "support")));

  @Test
  void namesItsGroupByWhatItWasGroupedBy() {
    assertThat(shown(Dimension.TEAM))
        .isEqualTo(
            JSON.readTree(
                """
                {"from":"2026-11-01T00:00:00Z","to":"2026-11-01T00:01:00Z",
                 "hits":2,"semantic_hits":1,"lookups":8,"hit_rate":0.25,
                 "saved_usd":"1.000000001","saved_complete":true,"saved_seconds":1.5,
                 "data":[{"team":"search","hits":1,"semantic_hits":0,"lookups":4,"hit_rate":0.25,
                   "saved_usd":"0.000000007","saved_complete":false,"saved_seconds":0.000002}],
                 "top_entries":[{"entry":"0a1b","model":"gpt","config":null,"hits":3,
                   "saved_usd":"25.00","saved_complete":true,
                   "last_hit_at":"2026-11-01T00:00:00Z",
                   "request_id":"00000000-0000-0001-0000-000000000002"}],
                 "near_misses":[{"request_id":"00000000-0000-0003-0000-000000000004",
                   "at":"2026-11-01T00:00:00Z","entry":"0c2d","similarity":0.97,
                   "reason":"numbers","model":"gpt","config":"support"}]}"""));
  }

  @Test
  void aGroupingOfNothingIsEmpty() {
    assertThat(shown(Dimension.MODEL).path("data")).isEmpty();
  }

  private static JsonNode shown(Dimension by) {
    return JSON.readTree(JSON.writeValueAsString(SavingsView.of(by, REPORT)));
  }
}
