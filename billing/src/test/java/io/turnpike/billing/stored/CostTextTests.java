package io.turnpike.billing.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.LogEntry.CostLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTextTests {

  private static final CostLine READ = new CostLine("input", 214, 150, 32_100);
  private static final CostLine WRITTEN = new CostLine("output", 128, 600, 76_800);

  @Test
  void readsWhatItWrote() {
    List<CostLine> lines = List.of(READ, WRITTEN, new CostLine("unitemized", 0, 0, Long.MAX_VALUE));

    assertThat(CostText.read(CostText.of(lines))).isEqualTo(lines);
  }

  @Test
  void isAFewLettersToARow() {
    assertThat(CostText.of(List.of(READ, WRITTEN)))
        .isEqualTo("input:214:150:32100;output:128:600:76800");
  }

  @Test
  void isEmptyWithoutLines() {
    assertThat(CostText.of(List.of())).isEmpty();
    assertThat(CostText.read("")).isEmpty();
  }
}
