package io.turnpike.tenants.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataPolicyTests {

  @ParameterizedTest
  @CsvSource({
    "eu, eu, true",
    "eu-west-1, eu, true",
    "eu-west-1, eu-west, true",
    "eu-west-1, eu-west-1, true",
    "eu, eu-west-1, false",
    "eu-west-10, eu-west-1, false",
    "eur, eu, false",
    "us, eu, false"
  })
  void aNarrowRegionIsInTheWideOne(String declared, String required, boolean in) {
    assertThat(new DataPolicy(false, false, declared).isIn(required)).isEqualTo(in);
  }

  @Test
  void whatIsNotDeclaredSatisfiesNothing() {
    assertThat(DataPolicy.UNKNOWN.isIn("eu")).isFalse();
    assertThat(DataPolicy.UNKNOWN.zdr()).isFalse();
    assertThat(DataPolicy.UNKNOWN.noTraining()).isFalse();
  }
}
