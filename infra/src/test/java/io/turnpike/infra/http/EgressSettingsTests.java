package io.turnpike.infra.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressSettingsTests {

  @Test
  void fiveThousandConnectionsToAHostUnlessSaidOtherwise() {
    assertThat(Egress.defaults().connectionsPerHost()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 60_001})
  void aNumberThatCannotBeIsRefusedByTheNameOfItsSetting(int connections) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EgressSettings(null, connections))
        .withMessage(
            "turnpike.egress.connections-per-host must be between 1 and 60000, not %d.",
            connections);
  }
}
