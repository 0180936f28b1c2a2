package io.turnpike.tenants.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.Drafts;
import io.turnpike.tenants.GatewayKeys.KeyChange;
import io.turnpike.tenants.KnownTypes;
import io.turnpike.tenants.ProviderConnection.DataPolicy;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections.Draft;
import io.turnpike.tenants.input.Mistakes;
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
            "There is no such type. Types are: anthropic, openai, openai-compatible, tower.");
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
