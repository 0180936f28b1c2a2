package io.turnpike.webui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConnectionChecks.Fault;
import io.turnpike.routing.ConnectionChecks.Means;
import io.turnpike.routing.ConnectionChecks.Result;
import io.turnpike.tenants.providers.ConnectionUses.Use;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnection.KeyName;
import io.turnpike.tenants.providers.ProviderConnection.ModelPrice;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeConnectionChecks;
import io.turnpike.webui.fake.FakeProviderConnections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ProvidersPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeProviderConnections connections;
  @Autowired FakeConnectionChecks checks;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void addsAConnectionWithItsOwnPrices() {
    Page answer =
        add(
            Map.of(
                "name", "vllm",
                "type", "openai-compatible",
                "base_url", "http://127.0.0.1:8000/v1",
                "api_key", "sk-very-secret",
                "price_model", "qwen3",
                "price_input", "0.12",
                "price_output", "0.35",
                "price_cached_input", "0.012"));

    assertThat(answer.location()).as("where it is tested").isEqualTo("/providers/vllm");
    ProviderConnection stored = find("vllm");
    assertThat(stored.prices())
        .isEqualTo(
            Map.of("qwen3", new ModelPrice(120, 350, 12L, null, null, null, null, null, null)));
    Page again = person.browser().open("/providers/vllm");
    assertThat(again.html().select("[name=price_cached_input]").eachAttr("value"))
        .containsExactly("0.012", "", "");
    assertThat(person.browser().open("/providers").text("tbody")).contains("@vllm", "1 key");
  }

  @Test
  void tellsWhatBecameOfAPastedAddress() {
    Map<String, String> values =
        Map.of(
            "name", "vllm",
            "type", "openai-compatible",
            "base_url", "http://127.0.0.1:8000/v1/chat/completions");

    Page answer = add(values);

    assertThat(answer.location()).isEqualTo("/providers/vllm?mended=true");
    assertThat(person.browser().open("/providers/vllm?mended=true").text(".note.warning"))
        .contains("It is now http://127.0.0.1:8000/v1.");
    assertThat(person.browser().open("/providers/vllm").html().select(".note.warning")).isEmpty();
  }

  @Test
  void neverShowsTheKeyAgain() {
    add(Map.of("name", "one", "type", "openai", "api_key", "sk-very-secret"));

    Page page = person.browser().open("/providers/one");

    assertThat(page.body()).doesNotContain("sk-very-secret");
    assertThat(page.html().select("[name=api_key]").hasAttr("value")).isFalse();
    assertThat(page.text("main form")).contains("Stored");
  }

  @Test
  void keepsWhatWasTypedButNotTheKeyWhenRefused() {
    Page answer =
        add(Map.of("name", "vllm", "type", "openai-compatible", "api_key", "sk-very-secret"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-base_url")).contains("where the provider's API begins");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("vllm");
    assertThat(answer.body()).doesNotContain("sk-very-secret");
  }

  @Test
  void refusesAPriceThatIsNone() {
    Map<String, String> values =
        Map.of(
            "name",
            "x",
            "type",
            "openai",
            "price_model",
            "m",
            "price_input",
            "cheap",
            "price_output",
            "1");

    assertThat(add(values).text("#e-prices")).contains("0.15");
  }

  @Test
  void doesNotReplaceAConnectionOfTheSameName() {
    add(Map.of("name", "one", "type", "openai"));

    Page answer =
        add(Map.of("name", "one", "type", "openai-compatible", "base_url", "http://x/v1"));

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(find("one").type()).isEqualTo("openai");
  }

  @Test
  void addsAKeyAndRemovesAnother() {
    add(Map.of("name", "one", "type", "openai", "api_key", "sk-1", "api_key_label", "first"));
    KeyName first = find("one").credentials().getFirst();

    change("one", Map.of("type", "openai", "api_key", "sk-2", "api_key_label", "second"));
    List<KeyName> both = find("one").credentials();
    assertThat(both).hasSize(2).startsWith(first);
    assertThat(both).extracting(KeyName::label).containsExactly("first", "second");

    change("one", Map.of("type", "openai", "key_remove", first.id()));
    assertThat(find("one").credentials()).containsExactly(both.getLast());

    String id = both.getLast().id();
    change("one", Map.of("type", "openai", "key_label_" + id, "renamed"));
    assertThat(find("one").credentials()).containsExactly(new KeyName(id, "renamed"));
  }

  @Test
  void tellsAMistakeAtItsKeyAndKeepsWhatWasTicked() {
    add(Map.of("name", "one", "type", "openai"));
    for (String label : List.of("first", "second", "third")) {
      change("one", Map.of("type", "openai", "api_key", "sk-" + label, "api_key_label", label));
    }
    List<KeyName> keys = find("one").credentials();

    Page answer =
        person
            .browser()
            .send(
                person.browser().open("/providers/one"),
                "form[action=/providers/one]",
                Map.of(
                    "type",
                    "openai",
                    "key_remove",
                    keys.get(0).id(),
                    "key_label_" + keys.get(2).id(),
                    "second",
                    "api_key",
                    "sk-very-secret",
                    "api_key_label",
                    "fourth"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-key-" + keys.get(2).id())).contains("taken");
    assertThat(answer.html().select("[id^=e-key-]")).hasSize(1);
    assertThat(answer.html().select("[name=key_remove][checked]").val())
        .isEqualTo(keys.get(0).id());
    assertThat(answer.html().select("[name=api_key_label]").val()).isEqualTo("fourth");
    assertThat(answer.body()).doesNotContain("sk-very-secret");
    assertThat(find("one").credentials()).isEqualTo(keys);
  }

  @Test
  void aKeyAddedMeanwhileStays() {
    add(Map.of("name", "one", "type", "openai", "api_key", "sk-1"));
    Page opened = person.browser().open("/providers/one");
    change("one", Map.of("type", "openai", "api_key", "sk-2"));
    List<KeyName> both = find("one").credentials();

    person.browser().send(opened, "form[action=/providers/one]", Map.of("type", "openai"));

    assertThat(find("one").credentials()).isEqualTo(both).hasSize(2);
  }

  @Test
  void declaresPolicyRegionAndModels() {
    add(
        Map.of(
            "name", "eu",
            "type", "anthropic",
            "zdr", "on",
            "no_training", "on",
            "region", "eu-west-1",
            "models", "claude-haiku-4-5\r\nclaude-sonnet-5, claude-opus-4-6"));

    assertThat(find("eu").dataPolicy()).isEqualTo(new DataPolicy(true, true, "eu-west-1"));
    assertThat(find("eu").models())
        .containsExactly("claude-haiku-4-5", "claude-sonnet-5", "claude-opus-4-6");
    assertThat(person.browser().open("/providers").text("tbody"))
        .contains("ZDR", "no training", "eu-west-1", "3 models");
    Page page = person.browser().open("/providers/eu");
    assertThat(page.html().select("[name=zdr][checked]")).hasSize(1);
    assertThat(page.html().select("#f-region").val()).isEqualTo("eu-west-1");
    assertThat(page.html().select("#f-models").val()).contains("claude-sonnet-5\n");
  }

  @Test
  void asksWhetherCancellingStopsTheBill() {
    add(Map.of("name", "stops", "type", "openai"));
    add(Map.of("name", "goes-on", "type", "openai", "bills_on", "on"));

    assertThat(find("stops").cancelStopsBilling()).isTrue();
    assertThat(find("goes-on").cancelStopsBilling()).isFalse();
    assertThat(billsOn("stops")).isEmpty();
    assertThat(billsOn("goes-on")).hasSize(1);

    change("goes-on", Map.of("type", "openai"));
    assertThat(find("goes-on").cancelStopsBilling()).isTrue();
  }

  private org.jsoup.select.Elements billsOn(String name) {
    return person.browser().open("/providers/" + name).html().select("[name=bills_on][checked]");
  }

  @Test
  void tellsAMistakeOfTheRegionAtItsField() {
    Page answer = add(Map.of("name", "x", "type", "openai", "zdr", "on", "region", "e u"));

    assertThat(answer.text("#e-region")).contains("one word");
    assertThat(answer.html().select("[name=zdr][checked]")).hasSize(1);
  }

  @Test
  void offersEveryTypeToChoose() {
    Page page = person.browser().open("/providers?new");

    assertThat(page.html().select("main tbody a").eachAttr("href"))
        .containsExactly(
            "/providers?new&type=anthropic",
            "/providers?new&type=openai",
            "/providers?new&type=openai-compatible",
            "/providers?new&type=tower");
    assertThat(page.text("tbody tr:last-child")).contains("eu-fr", "ZDR", "no training");
    assertThat(person.browser().open("/providers?new&q=ANTH").html().select("main tbody tr"))
        .hasSize(1);
    assertThat(person.browser().open("/providers?new&q=nobody").text("main"))
        .contains("Nobody is called so.");
  }

  @Test
  void whatAnImportSaysStaysWhileATypeIsChosen() {
    String known = "/providers?new&name=other&base_url=http://x/v1?a%26b&type=nobodys";
    Page page = person.browser().open(known);

    assertThat(page.html().select("main tbody a").getFirst().attr("href"))
        .startsWith("/providers?new&type=anthropic&name=other&base_url=http")
        .doesNotContain("a&b");
    assertThat(page.html().select("[name=base_url]").val()).isEqualTo("http://x/v1?a&b");
  }

  @Test
  void asksForWhatTheTypeWantsAndNoOther() {
    Page openai = person.browser().open("/providers?new&type=openai");
    assertThat(openai.text("#h-base_url")).endsWith("When left empty: https://api.openai.com/v1.");
    assertThat(openai.html().select("[name^=setting_]")).isEmpty();

    Page page = person.browser().open("/providers?new&type=tower");
    assertThat(page.text("label[for=f-setting_tower_floor]")).isEqualTo("Floor");
    assertThat(page.text("#h-setting_tower_api_version"))
        .isEqualTo("A date. 2026-01-01 when left empty.");
  }

  @Test
  void fillsInWhatTheVendorPublishesAndSaysSo() {
    Page page = person.browser().open("/providers?new&type=tower");

    assertThat(page.html().select("[name=zdr][checked]")).hasSize(1);
    assertThat(page.html().select("#f-region").val()).isEqualTo("eu-fr");
    assertThat(page.text("main form"))
        .contains("Tower keeps nothing by default, trains on nothing and works in eu-fr. Up there.")
        .contains("confirm it");
    assertThat(page.html().select("main form a[href=https://tower.example/policy]")).hasSize(1);
    assertThat(person.browser().open("/providers?new&type=openai").html().select("[name=zdr]"))
        .noneMatch(box -> box.hasAttr("checked"));
  }

  @Test
  void theTypeOfAConnectionCanBeChosenAnew() {
    add(Map.of("name", "one", "type", "openai"));

    Page choice = person.browser().open("/providers/one?choose");
    assertThat(choice.html().select("main tbody a").eachAttr("href"))
        .contains("/providers/one?type=anthropic");
    assertThat(
            person
                .browser()
                .open("/providers/one?type=anthropic")
                .html()
                .select("[name=type]")
                .val())
        .isEqualTo("anthropic");
    assertThat(find("one").type()).isEqualTo("openai");
  }

  @Test
  void aTestTellsWhatItFound() {
    add(Map.of("name", "one", "type", "openai"));
    checks.finds(
        new Result(
            Means.MODELS,
            true,
            "It answers, and lists 502 models.",
            null,
            null,
            List.of("small", "<b>"),
            500));
    Page works = test("one");
    assertThat(works.text(".note.success")).contains("lists 502 models", "502 models", "small");
    assertThat(works.html().select(".note.success b")).isEmpty();

    checks.finds(
        new Result(
            Means.MODELS,
            false,
            "The provider refuses the key (HTTP 401).",
            "key_refused",
            Fault.CONNECTION,
            List.of(),
            0));
    Page fails = test("one");
    assertThat(fails.text(".note.danger[role=alert]"))
        .contains("refuses the key", "It lies with what this connection says");
  }

  private Page test(String name) {
    return person
        .browser()
        .send(
            person.browser().open("/providers/" + name),
            "form[action=/providers/" + name + "/check]",
            Map.of());
  }

  @Test
  void keepsTheSettingsOfTheChosenType() {
    String address = "http://x/v1";
    Map<String, String> tower =
        Map.of("name", "t", "type", "tower", "base_url", address, "setting_tower_floor", "3");
    assertThat(add(tower).location()).isEqualTo("/providers/t");
    assertThat(find("t").settings()).isEqualTo(Map.of("floor", "3"));
    assertThat(person.browser().open("/providers/t").html().select("#f-setting_tower_floor").val())
        .isEqualTo("3");

    add(Map.of("name", "o", "type", "openai", "setting_tower_floor", "3"));
    assertThat(find("o").settings()).isEmpty();

    Page refused = add(Map.of("name", "u", "type", "tower", "base_url", address));
    assertThat(refused.text("#e-setting_tower_floor")).isEqualTo("Say which floor.");
  }

  @Test
  void showsTheUsersOfAConnectionThatCannotBeDeleted() {
    add(Map.of("name", "one", "type", "openai"));
    connections.use(person.actor(), "one", new Use("config", "support", 3));

    assertThat(person.browser().open("/providers/one").text("aside")).contains("support");
    Page answer =
        person
            .browser()
            .send(
                person.browser().open("/providers"),
                "form[action=/providers/one/delete]",
                Map.of());

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(answer.html().select("main a[href=/configs/support]")).hasSize(1);
    assertThat(answer.text("main")).contains("version 3", "cannot be rolled back");
    assertThat(find("one")).isNotNull();
  }

  @Test
  void theBuiltInConnectionCannotBeChanged() {
    Page page = person.browser().open("/providers/demo");

    assertThat(page.html().select("main form").eachAttr("action"))
        .containsExactly("/providers/demo/check");
    assertThat(page.text("main")).contains("cannot be changed");
  }

  @Test
  void aConnectionOfAnotherOrganizationIsNotFound() {
    add(Map.of("name", "mine", "type", "openai"));

    assertThat(people.owner().browser().open("/providers/mine").status().value()).isEqualTo(404);
  }

  @Test
  void deletesAfterAsking() {
    add(Map.of("name", "one", "type", "openai"));
    person
        .browser()
        .send(person.browser().open("/providers"), "form[action=/providers/one/delete]", Map.of());

    assertThat(find("one")).isNull();
  }

  private Page add(Map<String, String> values) {
    return person
        .browser()
        .send(
            person.browser().open("/providers?new&type=" + values.get("type")),
            "form[action=/providers][method=post]",
            filled(values));
  }

  /** A connection without keys is one whose callers bring them. */
  private static Map<String, String> filled(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("own_keys", "on");
    return all;
  }

  private void change(String name, Map<String, String> values) {
    Page page = person.browser().open("/providers/" + name);
    Page answer =
        person.browser().send(page, "form[action=/providers/" + name + "]", filled(values));
    assertThat(answer.location()).isEqualTo("/providers");
  }

  private ProviderConnection find(String name) {
    return connections.find(person.actor().organizationId(), name).block();
  }
}
