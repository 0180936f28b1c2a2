package io.turnpike.tenants.connections.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.infra.settings.StartRefused;
import io.turnpike.tenants.KnownTypes;
import io.turnpike.tenants.providers.HouseConnections;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Check;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderTypes;
import io.turnpike.tenants.providers.SecretGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseFileTests {

  private static final ProviderTypes TYPES =
      new ProviderTypes(
          List.of(
              new ProviderType("openai", "OpenAI", URI.create("https://api.openai.com/v1"), true),
              new ProviderType("openai-compatible", "Compatible", null, false)));

  @TempDir Path folder;

  @Test
  void withoutAFileThereAreNone() {
    assertThat(new HouseFile(new HouseSettings(null), TYPES).names()).isEmpty();
  }

  @Test
  void connectionsGetTheirTypesAddressAndKeepTheirKey() throws IOException {
    HouseFile file =
        read(
            """
            [{"name": "house.openai", "type": "openai", "api_key": "sk-1", "models": ["gpt-5"]}]""");
    assertThat(file.names()).containsExactly("house.openai");
    HouseConnection connection = file.list().getFirst();
    assertThat(connection.shown().baseUrl()).hasToString("https://api.openai.com/v1");
    assertThat(connection.shown().builtIn()).isTrue();
    assertThat(connection.shown().models()).containsExactly("gpt-5");
    assertThat(connection.opened().apiKey().reveal()).isEqualTo("sk-1");
    assertThat(connection.toString()).doesNotContain("sk-1");
  }

  @Test
  void connectionsSayWhatTheirTypeAsksFor() throws IOException {
    HouseFile file =
        readKnown(
            """
            [{"name": "house.kent", "type": "castle", "shire": "kent", "herald": "Tom",
              "herald_word": "w-1", "settings": {"halls": {"guest": "east"}}}]""");
    HouseConnection connection = file.list().getFirst();
    assertThat(connection.baseUrl()).hasToString("https://kent.castle.example/v1");
    assertThat(connection.shown().settings())
        .containsOnly(
            Map.entry("shire", "kent"),
            Map.entry("herald", "Tom"),
            Map.entry("halls", "{\"guest\":\"east\"}"));
    assertThat(connection.opened().apiKey().reveal()).isEqualTo("{\"herald_word\":\"w-1\"}");
  }

  /** A tenant's would be refused. */
  @Test
  void theOperatorMayNameWhatIsOnTheMachine() throws IOException {
    Check machines =
        new Check() {
          @Override
          public @Nullable String fault(String value) {
            return "That is for the operator.";
          }

          @Override
          public @Nullable String faultOfOperators(String value) {
            return null;
          }
        };
    SecretGroup way =
        new SecretGroup("File", Field.secret("file", "File", "A file.").checked(machines));
    ProviderType cave =
        new ProviderType("cave", "Cave", URI.create("https://cave.example/v1"), true).by(way);

    Path file =
        Files.writeString(
            folder.resolve("cave.json"),
            "[{\"name\": \"house.cave\", \"type\": \"cave\", \"file\": \"/run/x\"}]");

    assertThat(new HouseFile(new HouseSettings(file), new ProviderTypes(List.of(cave))).names())
        .containsExactly("house.cave");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"shire\": \"kent\"",
        "\"shire\": \"kent\", \"escort_word\": \"w-1\"",
        "\"shire\": \"kent\", \"herald_word\": \"w-1\"",
        "\"shire\": \"kent\", \"letter\": \"w-1\"",
        "\"api_key\": \"w-1\"",
        "\"shire\": \"kent\", \"api_key\": \"w-1\", \"moat\": \"w-1\""
      })
  void whatIsWrongWithThemIsToldWithoutTheirSecrets(String fields) {
    assertThatThrownBy(
            () -> readKnown("[{\"name\": \"house.x\", \"type\": \"castle\", " + fields + "}]"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("house.x")
        .hasMessageNotContaining("w-1");
  }

  private HouseFile readKnown(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("house.json"), json);
    return new HouseFile(new HouseSettings(file), KnownTypes.types());
  }

  @Test
  void aHostThatARequestChoseIsNotTheHouse() {
    assertThat(HouseConnections.isHouse("house.openai")).isTrue();
    assertThat(HouseConnections.isHouse("house.openai@evil.test")).isFalse();
    assertThat(HouseConnections.isHouse("house-openai")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[{\"name\": \"openai\", \"type\": \"openai\", \"api_key\": \"sk-1\"}]",
        "[{\"name\": \"house.x\", \"type\": \"unknown\", \"api_key\": \"sk-1\"}]",
        "[{\"name\": \"house.x\", \"type\": \"openai\"}]",
        "[{\"name\": \"house.x\", \"type\": \"openai-compatible\", \"api_key\": \"sk-1\"}]",
        "[{\"name\": \"house.x\", \"type\": \"openai\", \"api_key\": \"sk-1\","
            + " \"base_url\": \"ftp://x\"}]",
        "[{\"name\": \"house.x\", \"type\": \"openai\", \"api_key\": \"sk-1\", \"price\": 0}]"
      })
  void aFileThatCannotBeMeantEndsTheStartWithoutTellingItsKeys(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("TURNPIKE_HOUSE_CONNECTIONS")
        .hasMessageNotContaining("sk-1");
  }

  private HouseFile read(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("house.json"), json);
    return new HouseFile(new HouseSettings(file), TYPES);
  }
}
