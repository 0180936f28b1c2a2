package io.turnpike.tenants.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.Drafts;
import io.turnpike.tenants.KnownTypes;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.SecretFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedConnectionTests {

  @Test
  void theVendorsOwnAddressIsTheDefault() {
    CheckedConnection draft =
        checked("prod", Drafts.of("openai", null, new Secret("sk-1"), Map.of()));
    assertThat(draft.endpoint().url()).hasToString("https://api.openai.com/v1");
  }

  @Test
  void aPastedAddressIsMended() {
    CheckedConnection draft =
        checked(
            "prod",
            Drafts.of("openai", " https://api.openai.com/chat/completions ", null, Map.of()));

    assertThat(draft.endpoint().url()).hasToString("https://api.openai.com/v1");
  }

  @Test
  void anAddressIsRequiredWhereThereIsNoVendor() {
    assertThat(pointers("local", Drafts.of("openai-compatible", null, null, Map.of())))
        .containsExactly("/base_url");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    var draft =
        Drafts.of("openia", "ftp://x", new Secret(""), Map.of("gpt/x~1", new ModelPrice(-1, 0)));
    assertThat(pointers("Bad Name", draft))
        .containsExactlyInAnyOrder("/name", "/type", "/base_url", "/api_key", "/prices/gpt~1x~01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " sk", "sk ", "sk\n", "s k", "s\rk", "sk\u0000", "skö", "\u200Bsk"})
  void refusesAKeyThatIsNoHeaderValue(String key) {
    assertThat(pointers("prod", Drafts.of("openai", null, new Secret(key), Map.of())))
        .containsExactly("/api_key");
  }

  @Test
  void keysHaveAtMost8000Characters() {
    assertThat(pointers("prod", keyOf(8_001))).containsExactly("/api_key");
    assertThat(checked("prod", keyOf(8_000))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU", "eu_west", "-eu", "eu-", "eu--west", "eu west", "ö"})
  void refusesARegionThatIsNotLowerCaseWords(String region) {
    assertThat(pointers("prod", declared(region))).containsExactly("/region");
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu", "eu-west-1", "europe-west4", "1"})
  void takesARegionFromWideToNarrow(String region) {
    assertThat(checked("prod", declared(region)).dataPolicy().region()).isEqualTo(region);
  }

  @Test
  void modelsAreNamedOnceAndPlainly() {
    assertThat(pointers("prod", declared(null, "a", " b", "a", "", "x".repeat(201))))
        .containsExactly("/models/1", "/models/2", "/models/3", "/models/4");
  }

  @Test
  void anUnknownTypeNamesTheKnownOnes() {
    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class,
            () -> checked("prod", Drafts.of("openia", null, new Secret("sk"), Map.of())));

    assertThat(refusal.mistakes())
        .extracting(Mistake::message)
        .containsExactly(
            "There is no such type. Types are: anthropic, castle, openai, openai-compatible,"
                + " tower.");
  }

  @Test
  void settingsAreThoseOfTheType() {
    assertThat(checked("t", tower(Map.of("floor", " 3 "))).settings())
        .isEqualTo(Map.of("floor", "3", "api_version", "2026-01-01"));
    assertThat(pointers("t", tower(Map.of("api_version", "2025-01-01", "roof/~", "flat"))))
        .containsExactlyInAnyOrder("/settings/floor", "/settings/roof~1~0");
    assertThat(pointers("t", tower(Map.of("floor", "x".repeat(501), "door", "a\nb"))))
        .containsExactlyInAnyOrder("/settings/floor", "/settings/door");
  }

  @Test
  void anAddressMayFollowFromTheSettings() {
    assertThat(
            checked("c", castle(Map.of("shire", "kent"), given("api_key", "k"))).endpoint().url())
        .hasToString("https://kent.castle.example/v1");
    assertThat(pointers("c", castle(Map.of("shire", "evil.test/"), given("api_key", "k"))))
        .contains("/settings/shire");
    assertThat(pointers("c", castle(Map.of(), given("api_key", "k")))).containsExactly("/base_url");
  }

  @Test
  void aSettingMayBeAnAddressOrTextsByName() {
    Map<String, String> settings =
        checked(
                "c",
                castle(
                    Map.of(
                        "shire",
                        "kent",
                        "heralds_url",
                        "https://H.example/x/",
                        "halls",
                        " {\"b\": \"2\", \"a\": \"1\"} "),
                    given("api_key", "k")))
            .settings();

    assertThat(settings)
        .containsEntry("heralds_url", "https://h.example/x")
        .containsEntry("halls", "{\"a\":\"1\",\"b\":\"2\"}");
    assertThat(
            pointers(
                "c",
                castle(
                    Map.of(
                        "shire", "kent", "heralds_url", "http://h.example", "halls", "{\"a\": 1}"),
                    given("api_key", "k"))))
        .containsExactlyInAnyOrder("/settings/heralds_url", "/settings/halls/a");
    assertThat(
            pointers("c", castle(Map.of("shire", "kent", "halls", "a=b"), given("api_key", "k"))))
        .containsExactly("/settings/halls");
  }

  @Test
  void secretsAreOneOfTheWaysAndComplete() {
    Map<String, String> kent = Map.of("shire", "kent");
    Map<String, String> withHerald = Map.of("shire", "kent", "herald", "Tom");
    assertThat(checked("c", castle(withHerald, given("herald_word", "w")))).isNotNull();
    assertThat(checked("c", castle(kent, given("letter", "Dear Sir,\n yours.")))).isNotNull();
    assertThat(pointers("c", castle(kent, given("herald_word", "w"))))
        .containsExactly("/settings/herald");
    assertThat(pointers("c", castle(withHerald, given("escort_word", "w"))))
        .containsExactly("/herald_word");
    assertThat(pointers("c", castle(withHerald, given("api_key", "k", "herald_word", "w"))))
        .containsExactly("/api_key");
    assertThat(pointers("c", castle(kent, given("api_key", "k", "moat", "deep"))))
        .containsExactly("/moat");
    assertThat(pointers("c", castle(Map.of("shire", "kent", "letter", "x"), given("api_key", "k"))))
        .containsExactly("/settings/letter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secret word", "  "})
  void aFileIsHeldToItsOwnRulesAndNotRepeated(String text) {
    InvalidInput refusal =
        catchThrowableOfType(
            InvalidInput.class,
            () -> checked("c", castle(Map.of("shire", "kent"), given("letter", text))));

    assertThat(refusal.mistakes()).extracting(Mistake::pointer).containsExactly("/letter");
    assertThat(refusal.mistakes().toString()).doesNotContain("secret word");
  }

  @Test
  void aFileHasAtMost16KilobytesAndADocumentIsNoKey() {
    Map<String, String> kent = Map.of("shire", "kent");
    assertThat(pointers("c", castle(kent, given("letter", "Dear" + " ".repeat(16 << 10) + "."))))
        .containsExactly("/letter");
    assertThat(pointers("c", castle(kent, given("api_key", "{\"letter\":\"Dear\"}"))))
        .containsExactly("/api_key");
  }

  private static SecretFields given(String... namesAndValues) {
    Map<String, Secret> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], new Secret(namesAndValues[i + 1]));
    }
    return new SecretFields(fields);
  }

  private static Draft castle(Map<String, String> settings, SecretFields secrets) {
    return new Draft(
        "castle",
        null,
        new KeyChange.One(secrets),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        true,
        settings);
  }

  private static Draft tower(Map<String, String> settings) {
    return new Draft(
        "tower",
        "http://localhost:1",
        new KeyChange.Keep(),
        DataPolicy.UNKNOWN,
        List.of(),
        Map.of(),
        true,
        settings);
  }

  private static Draft declared(@Nullable String region, String... models) {
    return new Draft(
        "openai",
        null,
        new KeyChange.Keep(),
        new DataPolicy(false, false, region),
        List.of(models),
        Map.of(),
        true,
        Map.of());
  }

  private static Draft keyOf(int length) {
    return Drafts.of("openai", null, new Secret("k".repeat(length)), Map.of());
  }

  private static CheckedConnection checked(String name, Draft draft) {
    return CheckedConnection.of(KnownTypes.types(), name, draft, new Mistakes());
  }

  private static List<String> pointers(String name, Draft draft) {
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> checked(name, draft));
    return refusal.mistakes().stream().map(Mistake::pointer).toList();
  }
}
