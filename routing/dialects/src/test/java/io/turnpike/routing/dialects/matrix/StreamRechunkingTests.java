package io.turnpike.routing.dialects.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code routing/dialects/rechunk} does the same ten thousand times. */
class StreamRechunkingTests {

  @ParameterizedTest
  @MethodSource("all")
  void threeHundredWritingsAndCutsAreToldAlike(Rechunking rechunking) {
    assertThat(rechunking.differing(0, 300)).isEmpty();
  }

  @Test
  void thePageTellsOfEach() {
    assertThat(PageTable.rows("cuts"))
        .extracting(List::getFirst)
        .containsExactlyElementsOf(all().stream().map(Rechunking::name).toList());
  }

  static List<Rechunking> all() {
    return Rechunking.all();
  }
}
