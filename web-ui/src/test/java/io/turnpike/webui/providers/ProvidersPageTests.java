package io.turnpike.webui.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.ProviderConnection;
import io.turnpike.tenants.ProviderConnection.ModelPrice;
import io.turnpike.tenants.ProviderConnections;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ProvidersPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired ProviderConnections connections;

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
                "price_output", "0.35"));

    assertThat(answer.location()).isEqualTo("/providers");
    ProviderConnection stored = find("vllm");
    assertThat(stored.prices()).isEqualTo(Map.of("qwen3", new ModelPrice(120, 350)));
    assertThat(person.browser().open("/providers").text("tbody")).contains("@vllm", "Stored");
  }

  @Test
  void neverShowsTheKeyAgain() {
    add(Map.of("name", "one", "type", "openai", "api_key", "sk-very-secret"));

    Page page = person.browser().open("/providers/one");

    assertThat(page.body()).doesNotContain("sk-very-secret");
    assertThat(page.html().select("[name=api_key]").hasAttr("value")).isFalse();
    assertThat(page.text("#h-api_key")).contains("A key is stored");
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
  void theBuiltInConnectionCannotBeChanged() {
    Page page = person.browser().open("/providers/demo");

    assertThat(page.html().select("main form")).isEmpty();
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
        .send(person.browser().open("/providers?new"), "form[action=/providers]", values);
  }

  private ProviderConnection find(String name) {
    return connections.find(person.actor().organizationId(), name).block();
  }
}
