package io.turnpike.billing.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.settings.StartRefused;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanFileTests {

  @Test
  void withoutAFileNothingIsCharged() {
    assertThat(PlanFile.read(null)).containsExactly(new Plan("free", "Free", 0, 0, 0));
  }

  @Test
  void feesAreReadToTheNanoDollar() {
    assertThat(
            PlanFile.read(
                PlanFiles.file(
                    """
                    [{"name": "t", "title": "T", "monthly_fee_usd": "49.00",
                      "included_requests": 10, "request_fee_usd": "0.000000001"}]""")))
        .containsExactly(new Plan("t", "T", 49_000_000_000L, 10, 1));
  }

  @Test
  void onlyRequestsBeyondThoseIncludedCost() {
    Plan plan = new Plan("t", "T", 0, 10, 3);
    assertThat(plan.requestFeesNanoUsd(10)).isZero();
    assertThat(plan.requestFeesNanoUsd(12)).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "[{\"name\": \"t\"}]",
        "[{\"name\": \"t\", \"title\": \"T\", \"monthly_fee_usd\": \"-1\","
            + " \"included_requests\": 0, \"request_fee_usd\": \"0\"}]",
        "[{\"name\": \"t\", \"title\": \"T\", \"monthly_fee_usd\": \"0.0000000001\","
            + " \"included_requests\": 0, \"request_fee_usd\": \"0\"}]",
        "[{\"name\": \"t\", \"title\": \"T\", \"monthly_fee_usd\": \"1\","
            + " \"included_requests\": 0, \"request_fee_usd\": \"0\", \"markup\": 1}]"
      })
  void aFileThatCannotBeMeantEndsTheStart(String json) {
    Path file = PlanFiles.file(json);
    assertThatThrownBy(() -> PlanFile.read(file))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("TURNPIKE_BILLING_PLANS");
  }
}
