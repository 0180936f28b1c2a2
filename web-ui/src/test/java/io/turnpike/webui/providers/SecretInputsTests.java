package io.turnpike.webui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderType;
import io.turnpike.tenants.providers.ProviderType.Field;
import io.turnpike.tenants.providers.ProviderType.Kind;
import io.turnpike.tenants.providers.SecretFields;
import io.turnpike.tenants.providers.SecretGroup;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A credential of several fields in the form of a connection. */
class SecretInputsTests {

  private static final ProviderType CASTLE =
      new ProviderType(
              "castle",
              "Castle",
              null,
              true,
              List.of(Field.optional("halls", "Halls", "By guest.", null).as(Kind.MAP)),
              List.of())
          .by(
              SecretGroup.KEY,
              new SecretGroup(
                  "Herald",
                  Field.secret("word", "Word", "Only the herald knows it."),
                  Field.secret("letter", "Letter", "As sealed.").as(Kind.FILE)));
  private static final List<ProviderType> TYPES = List.of(CASTLE);

  @Test
  void eachIsAskedForInItsOwnWay() {
    TypeChoice choice = TypeChoice.of(CASTLE);

    assertThat(choice.secrets())
        .extracting(input -> input.name() + " " + input.kind() + " " + input.hidden())
        .containsExactly("secret_castle_word password true", "secret_castle_letter lines true");
    assertThat(choice.settings())
        .extracting(input -> input.name() + " " + input.kind() + " " + input.hidden())
        .containsExactly("setting_castle_halls lines false");
  }

  @Test
  void whatIsTypedIsOneMoreCredential() {
    Submitted submitted =
        form("secret_castle_word", "w", "secret_castle_letter", "Dear\nSir", "api_key", "k");

    assertThat(KeyFields.change(List.of(new KeyName("0a", "old")), TYPES, submitted).entries())
        .containsExactly(
            new Stored("0a", "old"),
            new Given(null, new Secret("k")),
            new Given(
                null,
                new SecretFields(
                    Map.of("word", new Secret("w"), "letter", new Secret("Dear\nSir")))));
    assertThat(SecretInputs.given(TYPES, form("secret_castle_word", " "))).isNull();
    assertThat(SecretInputs.given(TYPES, form("secret_other_word", "w"))).isNull();
  }

  @Test
  void mistakesStandAtItsFields() {
    Submitted submitted = form("secret_castle_word", "w");
    InvalidInput told =
        (InvalidInput)
            SecretInputs.placed(
                TYPES,
                submitted,
                1,
                new InvalidInput(
                    List.of(
                        new Mistake("/api_keys/1/letter", "missing"),
                        new Mistake("/api_keys/1", "twice"),
                        new Mistake("/api_keys/0/api_key", "empty"))));

    assertThat(told.mistakes())
        .extracting(Mistake::pointer)
        .containsExactly("/secret_castle_letter", "/secret_castle_word", "/api_keys/0/api_key");
  }

  @Test
  void textsByNameAreLines() {
    Submitted submitted = form("setting_castle_halls", "b = 2\r\n\r\na=1=1\r\nodd");

    String json = SettingFields.given(TYPES, submitted).get("halls");

    assertThat(json).isEqualTo("{\"a\":\"1=1\",\"b\":\"2\",\"odd\":\"\"}");
    assertThat(MapLines.of("{\"a\":\"1\",\"b\":\"2\"}")).isEqualTo("a = 1\nb = 2");
  }

  private static Submitted form(String... namesAndValues) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("type", "castle");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Submitted(fields);
  }
}
