package io.turnpike.routing.providers.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.providers.DerivedUrl;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockTypeTests {

  private final ProviderType type = new BedrockType().bedrock();

  @Test
  void asksForARegionAndOneOfTwoCredentials() {
    assertThat(type.fields())
        .extracting(Field::name)
        .containsExactly(
            "base_url",
            "access_key_id",
            "secret_access_key",
            "session_token",
            "api_key",
            "region",
            "role_arn",
            "external_id",
            "token_url");
    assertThat(type.secretFields()).allMatch(Field::secret);
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1,https://bedrock-runtime.eu-central-1.amazonaws.com",
    "us-gov-west-1,https://bedrock-runtime.us-gov-west-1.amazonaws.com",
    "cn-north-1,https://bedrock-runtime.cn-north-1.amazonaws.com.cn"
  })
  void itsAddressFollowsFromItsRegion(String region, String address) {
    DerivedUrl derived = Objects.requireNonNull(type.derived());

    assertThat(derived.of(Map.of("region", region))).isEqualTo(address);
    assertThat(derived.of(Map.of())).isNull();
    assertThat(region().check().fault(region)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Frankfurt", "eu-central", "eu.evil.example/-1", "eu-central-1#", "EU-CENTRAL-1"})
  void aRegionIsOne(String region) {
    assertThat(region().check().fault(region)).contains("for example eu-central-1");
  }

  private Field region() {
    return type.settings().getFirst();
  }
}
