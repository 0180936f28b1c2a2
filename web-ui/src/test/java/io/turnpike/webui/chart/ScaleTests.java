package io.turnpike.webui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTests {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1",
    "1, 1, 1",
    "5, 5, 1",
    "6, 6, 2",
    "11, 15, 5",
    "49300000, 50000000, 10000000",
    "7000000000, 8000000000, 2000000000"
  })
  void endsAtARoundNumberAtOrAboveTheLargest(long largest, long top, long step) {
    assertThat(Scale.upTo(largest)).isEqualTo(new Scale(top, step));
  }

  @Test
  void marksEachStepFromZero() {
    assertThat(Scale.upTo(11).ticks()).isEqualTo(List.of(0L, 5L, 10L, 15L));
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 0%", "1, 4, 25%", "1, 3, 33.333%", "5, 4, 100%", "-1, 4, 0%", "1, 0, 0%"})
  void percentagesStayWithinTheDrawing(double part, double whole, String written) {
    assertThat(Percent.of(part, whole)).isEqualTo(written);
  }
}
