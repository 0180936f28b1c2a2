package io.turnpike.app.api.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.spend.Spending.Dimension;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Report;
import io.turnpike.billing.spend.Spending.Row;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpendCsvTests {

  private static final Figures FIGURES = new Figures(2, 1, 0, 0, 10, 5, 4_000_000_001L);

  @Test
  void writesBeginningsInTheZoneAndMoneyExactly() {
    Row row = new Row(Instant.parse("2026-11-27T23:00:00Z"), Map.of(Dimension.TEAM, "a"), FIGURES);

    assertThat(csv("Europe/Berlin", row))
        .isEqualTo(
            "start,team,requests,failed,unpriced,unpriced_attempts,input_tokens,output_tokens,"
                + "cost_usd\r\n2026-11-28T00:00:00+01:00,a,2,1,0,0,10,5,4.000000001\r\n");
  }

  @Test
  void whatASpreadsheetWouldComputeIsText() {
    Row row = new Row(null, Map.of(Dimension.TEAM, "=1+1"), FIGURES);

    assertThat(csv("UTC", row)).contains("\r\n,\"'=1+1\",2,");
  }

  private static String csv(String zone, Row row) {
    return SpendCsv.of(
        new Grouping(List.of(Dimension.TEAM), null),
        ZoneId.of(zone),
        new Report(List.of(row), row.figures()));
  }
}
