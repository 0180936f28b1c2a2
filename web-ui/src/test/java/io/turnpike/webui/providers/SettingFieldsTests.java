package io.turnpike.webui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingFieldsTests {

  private static final ProviderType TYPE =
      new ProviderType(
          "tower",
          "Tower",
          null,
          true,
          List.of(
              Field.optional("region", "Region", "Where.", null),
              Field.optional("token_url", "Token URL", "Whom to ask.", null).as(Kind.ADDRESS)),
          List.of());

  @Test
  void aLinkSaysNothingOfWhereSecretsGo() {
    Map<String, String> said =
        Map.of("settings.region", "eu-1", "settings.token_url", "https://elsewhere.example");

    assertThat(SettingFields.said(TYPE, said)).isEqualTo(Map.of("setting_tower_region", "eu-1"));
  }
}
