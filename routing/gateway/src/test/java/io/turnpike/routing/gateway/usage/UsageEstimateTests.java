package io.turnpike.routing.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.usage.TokenUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageEstimateTests {

  private static final TokenUsage ESTIMATE = TokenUsage.of(100, 20);
  private static final TokenUsage KNOWN = new TokenUsage(0, 30, 5, 0, 0, 7, 0, 0, 0);

  /** What is known of a side that was not counted whole is a part of the estimate. */
  @ParameterizedTest
  @CsvSource({
    "true, true, 0, 0",
    "false, true, 65, 0",
    "true, false, 0, 13",
    "false, false, 65, 13",
  })
  void standsForWhatWasNotCounted(boolean input, boolean output, long read, long written) {
    UsageReport report = new UsageReport(KNOWN, null, input, output);

    assertThat(UsageEstimate.beside(report, ESTIMATE))
        .isEqualTo(new TokenUsage(read, 30, 5, 0, written, 7, 0, 0, 0));
  }

  @Test
  void takesNothingAwayFromWhatWasCounted() {
    UsageReport report = new UsageReport(KNOWN, null, false, false);

    assertThat(UsageEstimate.beside(report, TokenUsage.of(1, 1))).isEqualTo(KNOWN);
  }

  @Test
  void isAllThereIsWhereNobodyCounted() {
    assertThat(UsageEstimate.beside(null, ESTIMATE)).isEqualTo(ESTIMATE);
    assertThat(UsageEstimate.beside(UsageReport.NONE, ESTIMATE)).isEqualTo(ESTIMATE);
  }

  @Test
  void makesATokenOfFourBytes() {
    assertThat(UsageEstimate.of(9, 0)).isEqualTo(TokenUsage.of(3, 0));
  }
}
