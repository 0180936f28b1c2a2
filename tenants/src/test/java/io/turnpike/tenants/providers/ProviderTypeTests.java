package io.turnpike.tenants.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.turnpike.tenants.KnownTypes;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTypeTests {

  private static final URI ADDRESS = URI.create("https://api.example.com/v1");

  @Test
  void itsFormAsksForTheAddressTheKeyAndItsSettings() {
    Field floor = Field.required("floor", "Floor", "Which one.");
    ProviderType type = new ProviderType("tower", "Tower", null, true, List.of(floor), List.of());

    assertThat(type.fields())
        .extracting(Field::name)
        .containsExactly("base_url", "api_key", "floor");
    assertThat(type.fields()).allMatch(Field::required);
    assertThat(type.fields())
        .filteredOn(Field::secret)
        .extracting(Field::name)
        .containsExactly("api_key");
  }

  @Test
  void anAddressOfItsOwnIsTheDefault() {
    Field address = new ProviderType("one", "One", ADDRESS, true).fields().getFirst();

    assertThat(address.preset()).isEqualTo("https://api.example.com/v1");
    assertThat(address.required()).isFalse();
  }

  @Test
  void typesAreListedByTitleAndFoundByWord() {
    ProviderTypes types =
        new ProviderTypes(
            List.of(
                new ProviderType("b", "beta", null, false),
                new ProviderType("a", "Alpha", ADDRESS, true)));

    assertThat(types.list()).extracting(ProviderType::word).containsExactly("a", "b");
    assertThat(types.find("b")).isNotNull();
    assertThat(types.find("c")).isNull();
  }

  @Test
  void twoOfOneWordAreAMistake() {
    ProviderType one = new ProviderType("one", "One", ADDRESS, true);

    assertThatIllegalStateException()
        .isThrownBy(() -> new ProviderTypes(List.of(one, one)))
        .withMessageContaining("one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Open AI", "openai-", "ö"})
  void aWordCanBeStored(String word) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProviderType(word, "Title", ADDRESS, true));
  }

  @Test
  void aSettingIsNoSecretAndHasANameOfItsOwn() {
    Field secret = new Field("token", "Token", "", true, true, null);
    Field key = Field.required("api_key", "Key", "");

    assertThatIllegalArgumentException().isThrownBy(() -> asking(secret));
    assertThatIllegalArgumentException().isThrownBy(() -> asking(key));
    assertThatIllegalArgumentException().isThrownBy(() -> Field.required("Api Key", "Key", ""));
  }

  @Test
  void severalWaysToGiveACredentialAreAllInTheForm() {
    ProviderType castle = KnownTypes.types().find("castle");

    assertThat(castle.fields())
        .extracting(Field::name)
        .startsWith("base_url", "api_key", "herald_word", "escort_word", "letter");
    assertThat(castle.fields()).noneMatch(Field::required);
    assertThat(castle.fields().getFirst().help()).contains("https://{shire}.castle.example/v1");
    assertThat(castle.secret("letter").kind()).isEqualTo(Kind.FILE);
    assertThat(castle.secret("shire")).isNull();
  }

  @Test
  void aGroupIsOfSecretsAndNamesSettingsThatThereAre() {
    ProviderType plain = new ProviderType("one", "One", ADDRESS, true);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretGroup("None", Field.required("floor", "Floor", "")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.by(SecretGroup.KEY.beside("floor")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.by(SecretGroup.KEY, SecretGroup.KEY));
  }

  private static ProviderType asking(Field setting) {
    return new ProviderType("one", "One", ADDRESS, true, List.of(setting), List.of());
  }
}
