package io.turnpike.routing.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFilesTests {

  @Test
  void tooFewAreToldWithTheSettingThatNeedsThem() {
    assertThat(OpenFiles.warning(1_024, 10_000))
        .contains("may open 1024 files", "10000 requests", "about 20500")
        .contains("turnpike.gateway.concurrency.per-node", "ulimit -n");
  }

  @Test
  void enoughAreNotSpokenOf() {
    assertThat(OpenFiles.warning(20_500, 10_000)).isNull();
    assertThat(OpenFiles.warning(-1, 10_000)).isNull();
  }
}
