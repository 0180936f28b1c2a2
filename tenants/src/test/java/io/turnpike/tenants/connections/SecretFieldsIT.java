package io.turnpike.tenants.connections;

import static io.turnpike.tenants.Node.failure;
import static io.turnpike.tenants.Node.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.testing.Stores;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Dump;
import io.turnpike.tenants.Node;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.tenants.providers.SecretFields;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials of several fields, and where they may go. */
class SecretFieldsIT {

  private static final SecretFields HERALD =
      new SecretFields(
          Map.of(
              "herald_word", new Secret("canary-herald"),
              "escort_word", new Secret("canary-escort")));
  private static final Map<String, String> KENT = Map.of("shire", "kent", "herald", "Tom");

  @RegisterExtension static final Stores stores = Stores.fresh();

  private static Node node;
  private static Actor owner;

  @BeforeAll
  static void start() {
    node = Node.on(stores);
    owner = node.founded("Acme").session().actor();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void theyAreSealedOpenedAndKeptAsOne() {
    ProviderConnection put = put("one", KENT, new KeyChange.One(HERALD));
    assertThat(put.credentials()).hasSize(1);
    assertThat(opened("one")).isEqualTo(HERALD);

    Map<String, String> renamed = Map.of("shire", "kent", "herald", "Ann");
    assertThat(put("one", renamed, new KeyChange.Keep()).credentials())
        .isEqualTo(put.credentials());
    assertThat(put("one", renamed, new KeyChange.One(HERALD)).credentials())
        .isEqualTo(put.credentials());
    assertThat(opened("one")).isEqualTo(HERALD);
    assertThat(Dump.of(stores)).doesNotContain("canary");
  }

  @Test
  void severalOfThemStandBesideEachOther() {
    KeyChange both =
        new KeyChange.Exactly(
            List.of(new Given("tom", HERALD), new Given("plain", new Secret("k-1"))));
    ProviderConnection put = put("many", KENT, both);

    KeyChange left =
        new KeyChange.Exactly(List.of(new Stored(put.credentials().get(1).id(), null)));
    assertThat(put("many", KENT, left).credentials()).hasSize(1);
    assertThat(opened("many").get("api_key")).isEqualTo(new Secret("k-1"));
  }

  @Test
  void aKeptOneStillNeedsItsSettingsAndItsType() {
    put("kept", KENT, new KeyChange.One(HERALD));

    assertThat(mistakes("kept", Map.of("shire", "kent"))).containsExactly("/settings/herald");
    Draft openAi = draft("openai", "https://kent.castle.example/v1", Map.of());
    assertThat(mistakes("kept", openAi)).containsExactly("/api_key");
    assertThat(opened("kept")).isEqualTo(HERALD);
  }

  /** Whoever may change the connection would otherwise read its secrets at an address of theirs. */
  @Test
  void theyGoToNoAddressThatTheyWereNotGivenFor() {
    Map<String, String> at = at("https://heralds.example/x");
    put("bound", at, new KeyChange.One(HERALD));

    assertThat(put("bound", at("https://heralds.example/y"), new KeyChange.Keep()).hasSecret())
        .isTrue();
    assertThat(mistakes("bound", at("https://elsewhere.example/x"))).containsExactly("/api_key");
    assertThat(mistakes("bound", KENT)).containsExactly("/api_key");
    assertThat(mistakes("bound", Map.of("shire", "york", "herald", "Tom")))
        .containsExactly("/api_key");

    stores.sql(
        "update provider_connection set settings ="
            + " '{\"shire\": \"kent\", \"heralds_url\": \"https://elsewhere.example/x\"}'"
            + " where name = 'bound'");
    assertThat(failure(node.connections().open(owner.organizationId(), "bound")))
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void withoutAnyTheTypeSaysWhatItTakes() {
    InvalidInput refusal =
        (InvalidInput) failure(node.connections().put(owner, "none", draft("castle", null, KENT)));

    assertThat(refusal.mistakes())
        .extracting(Mistake::message)
        .singleElement()
        .asString()
        .startsWith("This type needs api_key, or herald_word, or letter.");
  }

  @Test
  void anAddressThatNoCallMayGoToIsToldWhenItIsSaved() {
    assertThat(mistakes("far", at("https://10.0.0.1/token"))).contains("/settings/heralds_url");
  }

  private static Map<String, String> at(String address) {
    return Map.of("shire", "kent", "herald", "Tom", "heralds_url", address);
  }

  private static ProviderConnection put(String name, Map<String, String> settings, KeyChange keys) {
    return get(node.connections().put(owner, name, draft("castle", null, settings, keys)));
  }

  private static SecretFields opened(String name) {
    return SecretFields.of(get(node.connections().open(owner.organizationId(), name)).apiKey());
  }

  private static List<String> mistakes(String name, Map<String, String> settings) {
    return mistakes(name, draft("castle", null, settings));
  }

  private static List<String> mistakes(String name, Draft draft) {
    InvalidInput refusal = (InvalidInput) failure(node.connections().put(owner, name, draft));
    return refusal.mistakes().stream().map(Mistake::pointer).toList();
  }

  private static Draft draft(String type, @Nullable String url, Map<String, String> settings) {
    return draft(type, url, settings, new KeyChange.Keep());
  }

  private static Draft draft(
      String type, @Nullable String url, Map<String, String> settings, KeyChange keys) {
    return new Draft(type, url, keys, DataPolicy.UNKNOWN, List.of(), Map.of(), true, settings);
  }
}
