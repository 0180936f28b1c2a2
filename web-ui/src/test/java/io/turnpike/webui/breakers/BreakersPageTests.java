package io.turnpike.webui.breakers;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.CircuitBreakers.BreakerView;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import io.turnpike.tenants.providers.ProviderConnections.Draft;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeCircuitBreakers;
import io.turnpike.webui.fake.FakeProviderConnections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class BreakersPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeCircuitBreakers breakers;
  @Autowired FakeProviderConnections connections;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void showsEachTargetsStateAndFigures() {
    put(FakeCircuitBreakers.closed("openai", "gpt-4o"));
    put(FakeCircuitBreakers.open("vllm", "org/model"));

    Page page = person.browser().open("/breakers");

    assertThat(page.text("[role=status].note")).isEqualTo("1 of 2 targets is down.");
    assertThat(page.html().select(".board-table tbody tr")).hasSize(2);
    assertThat(page.html().select(".board-table tbody tr").get(1).text())
        .contains("gpt-4o", "openai", "Healthy", "40", "3 %", "320 ms", "910 ms");
    assertThat(page.html().select(".board-table tbody tr").get(0).text())
        .contains("org/model", "Down", "70 %", "next probe in 1")
        .contains(
            "key second rate limited (429) for this model since", "key third refused (401) since");
  }

  @Test
  void aConnectionWhoseKeyIsRefusedIsDownAndFirst() {
    connect("refused", "the-key");
    put(FakeCircuitBreakers.closed("demo", "demo/echo"));
    put(FakeCircuitBreakers.refused("refused", "gpt-4o", "the-key"));

    Page page = person.browser().open("/breakers");

    assertThat(page.html().select("[role=status].note.danger")).hasSize(1);
    assertThat(page.text("[role=status].note"))
        .contains("1 of 2 targets is down.", "@refused is broken: key refused (401) since");
    assertThat(page.html().select("[role=status].note a").attr("href"))
        .isEqualTo("/providers/refused");
    assertThat(page.html().select(".board-table tbody tr").get(0).text())
        .contains("gpt-4o", "Down", "its key cannot be used", "key the-key refused (401)");
    assertThat(person.browser().open("/providers").html().select("tbody tr").first().text())
        .contains("@refused", "key refused (401)", "replace key");
  }

  @Test
  void aKeyOfTwoThatIsRefusedLeavesTheTargetHealthy() {
    connect("two", "first", "second");
    put(FakeCircuitBreakers.refused("two", "gpt-4o", "first"));

    Page page = person.browser().open("/breakers");

    assertThat(page.html().select("[role=status].note.success")).hasSize(1);
    assertThat(page.text(".board-table tbody")).contains("Healthy", "key first refused (401)");
    assertThat(person.browser().open("/providers").html().select(".chip.warning").text())
        .isEqualTo("key first refused (401)");
  }

  @Test
  void showsRulesOfConfigsApart() {
    put(FakeCircuitBreakers.closed("openai", "gpt-4o"));
    put(FakeCircuitBreakers.ruled("openai", "gpt-4o", "5 failures, then 30 s"));

    Page page = person.browser().open("/breakers");

    assertThat(page.html().select(".board-table tbody tr").eachAttr("id"))
        .hasSize(2)
        .doesNotHaveDuplicates();
    assertThat(page.text(".board-table"))
        .containsOnlyOnce("opens by a config: 5 failures, then 30 s");
  }

  @Test
  void aTargetIsHeldOpenAndReset() {
    put(FakeCircuitBreakers.closed("openai", "org/model"));

    Page page = person.browser().open("/breakers");
    Page answer =
        person
            .browser()
            .send(page, "td form[action=/breakers/force-open]", Map.of("minutes", "60"));

    assertThat(answer.location()).isEqualTo("/breakers");
    assertThat(view().state()).isEqualTo("forced_open");
    assertThat(view().nextProbeAt()).isNotNull();
    Page held = person.browser().open("/breakers");
    assertThat(held.text(".board-table")).contains("Held", "by " + person.actor().label());
    assertThat(held.html().select("td form[action=/breakers/force-open]")).isEmpty();

    person.browser().send(held, "td form[action=/breakers/reset]", Map.of());
    assertThat(view().state()).isEqualTo("closed");
  }

  @Test
  void aTargetThatWasNeverCalledCanBeHeldUntilItIsReset() {
    Page page = person.browser().open("/breakers");

    person
        .browser()
        .send(
            page,
            "form.hold",
            Map.of("connection", "openai", "model", "gpt-5-mini", "minutes", ""));

    assertThat(view().model()).isEqualTo("gpt-5-mini");
    assertThat(person.browser().open("/breakers").text(".board-table"))
        .contains("until it is put back");
  }

  @Test
  void aMistakeIsShownAtItsField() {
    Page page = person.browser().open("/breakers");

    Page answer =
        person.browser().send(page, "form.hold", Map.of("connection", "openai", "model", "ghost"));

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-model")).isEqualTo("Name a model.");
    assertThat(answer.html().select("#f-model").val()).isEqualTo("ghost");
    Page odd =
        person
            .browser()
            .send(page, "form.hold", Map.of("connection", "openai", "model", "m", "minutes", "x"));
    assertThat(odd.status().value()).isEqualTo(422);
  }

  @Test
  void whoMayOnlyLookHasNoButtonsAndIsRefused() {
    Person viewer = people.person(Role.VIEWER);
    breakers.put(viewer.actor().organizationId(), FakeCircuitBreakers.closed("openai", "gpt-4o"));

    Page page = viewer.browser().open("/breakers");

    assertThat(page.html().select("main form")).isEmpty();
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("_csrf", page.html().select("[name=_csrf]").val());
    fields.add("connection", "openai");
    fields.add("model", "gpt-4o");
    assertThat(viewer.browser().post("/breakers/reset", fields).status().value()).isEqualTo(403);
    assertThat(viewer.browser().post("/breakers/force-open", fields).status().value())
        .isEqualTo(403);
  }

  @Test
  void withoutTheFormTokenNothingMoves() {
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.add("connection", "openai");
    fields.add("model", "gpt-4o");

    assertThat(person.browser().post("/breakers/force-open", fields).status().value())
        .isEqualTo(403);
    assertThat(breakers.list(person.actor().organizationId()).count().block()).isZero();
  }

  @Test
  void thePartThatRefreshesIsTheBoardAlone() {
    put(FakeCircuitBreakers.closed("openai", "gpt-4o"));

    Page board = person.browser().open("/breakers/board", Map.of("HX-Request", "true"));

    assertThat(board.body()).startsWith("<section").contains("id=\"board\"", "gpt-4o");
    assertThat(board.body()).doesNotContain("<html");
  }

  @Test
  void saysWhatWouldFillAnEmptyBoard() {
    assertThat(person.browser().open("/breakers").text("#board"))
        .contains("No target has been called lately", "Make a call");
  }

  private void connect(String name, String... labels) {
    List<Entry> keys =
        Stream.of(labels).<Entry>map(label -> new Given(label, new Secret("sk-" + label))).toList();
    connections
        .put(
            person.actor(),
            name,
            new Draft(
                "openai",
                null,
                new KeyChange.Exactly(keys),
                DataPolicy.UNKNOWN,
                List.of(),
                Map.of(),
                true,
                Map.of()))
        .block();
  }

  private void put(BreakerView view) {
    breakers.put(person.actor().organizationId(), view);
  }

  private BreakerView view() {
    return breakers.list(person.actor().organizationId()).blockFirst();
  }
}
