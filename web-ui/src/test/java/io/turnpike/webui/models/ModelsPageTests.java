package io.turnpike.webui.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeProviderConnections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ModelsPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeProviderConnections connections;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void showsModelsWithUnitsAndTheWayToServeThem() {
    Page page = open("/catalog");

    assertThat(page.text("#main")).contains("3 models", "$ per M tok, in / out", "Context, tok");
    assertThat(page.text("tbody")).contains("GPT-4o mini", "128,000", "OpenAI", "unpriced");
    assertThat(
            page.html()
                .select("a[href='/providers?new=1&type=openai&name=openai']")
                .attr("aria-label"))
        .contains("Connect OpenAI");
  }

  @Test
  void narrowsByWhatTheAddressSays() {
    assertThat(open("/catalog?search=mini&ability=chat&min_context=100000").text("tbody"))
        .contains("GPT-4o mini")
        .doesNotContain("Flaky");
    Page none = open("/catalog?search=nobody");
    assertThat(none.text(".empty")).contains("No model is like that");
    assertThat(open("/catalog?max_price=1").text(".empty")).contains("nobody knows");
  }

  @Test
  void tellsWhatItDoesNotUnderstandAndShowsNothing() {
    Page page = open("/catalog?max_price=cheap&serch=x&ability=flying");

    assertThat(page.text("[role=alert]"))
        .contains("\"cheap\" is no price", "\"serch\" is no filter", "\"flying\" is no ability");
    assertThat(page.html().select("tbody")).isEmpty();
  }

  @Test
  void anAliasIsCreatedSwitchedAndDeleted() {
    Page created =
        send("form[action=/catalog/aliases]", Map.of("name", "fast", "model", "demo/echo"));
    assertThat(created.location()).isEqualTo("/catalog#aliases");
    assertThat(open("/catalog").text("section[aria-labelledby=aliases] tbody"))
        .contains("fast", "demo/echo");

    send("form[action=/catalog/aliases/fast]", Map.of("model", "demo/flaky"));
    assertThat(open("/catalog").text("section[aria-labelledby=aliases] tbody"))
        .contains("demo/flaky", "Back to", "demo/echo");

    send("form[action=/catalog/aliases/fast/delete]", Map.of());
    assertThat(open("/catalog").html().select("section[aria-labelledby=aliases] tbody")).isEmpty();
  }

  @Test
  void aRefusedAliasKeepsWhatWasTypedAndSaysWhatIsWrong() {
    Page answer = send("form[action=/catalog/aliases]", Map.of("name", "fast", "model", "nothing"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-model")).contains("There is no such model.");
    assertThat(answer.html().select("#f-model").val()).isEqualTo("nothing");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("fast");
  }

  @Test
  void aModelThatNoCatalogueKnowsIsAddedChangedAndTakenBack() {
    connections
        .put(
            person.actor(),
            "work",
            new Draft(
                "openai",
                null,
                new KeyChange.Keep(),
                DataPolicy.UNKNOWN,
                List.of(),
                Map.of(),
                true,
                Map.of()))
        .block();

    Page wrong = own("/catalog/own", Map.of("model", "acme/chat", "context_tokens", "many"));
    assertThat(wrong.status().value()).isEqualTo(422);
    assertThat(wrong.text("#e-context_tokens")).contains("128000");
    assertThat(wrong.html().select("#f-model").val()).isEqualTo("acme/chat");
    Page half = own("/catalog/own", Map.of("model", "acme/chat", "price_input", "1.5"));
    assertThat(half.text("#e-price_output")).contains("Give both");

    own(
        "/catalog/own",
        Map.of(
            "model",
            "acme/chat",
            "title",
            "Acme Chat",
            "context_tokens",
            "64000",
            "capabilities",
            "tools",
            "price_input",
            "1.5",
            "price_output",
            "6"));

    assertThat(open("/catalog?search=acme").text("tbody"))
        .contains("Acme Chat", "work/acme/chat", "64,000", "tools", "$1.50 / $6.00", "your price");
    Page known = open("/catalog/own?connection=work&model=acme/chat");
    assertThat(known.html().select("#f-price_output").val()).isEqualTo("6");
    assertThat(known.html().select("input[value=tools][checked]")).hasSize(1);

    person.browser().fillIn(known, "form[action=/catalog/own/delete]", Map.of());
    assertThat(open("/catalog?search=acme").text(".empty")).contains("No model is like that");
  }

  private Page own(String path, Map<String, String> fields) {
    Map<String, String> typed = new HashMap<>(fields);
    typed.put("connection", "work");
    return person.browser().fillIn(open(path), "form[action=/catalog/own]", typed);
  }

  @Test
  void aViewerChangesNothing() {
    person = people.person(Role.VIEWER);

    assertThat(open("/catalog").html().select("main form[method=post]")).isEmpty();
    assertThat(open("/catalog").text("tbody")).contains("GPT-4o mini", "no connection");
  }

  private Page open(String path) {
    return person.browser().open(path);
  }

  private Page send(String form, Map<String, String> fields) {
    return person.browser().fillIn(open("/catalog"), form, fields);
  }
}
