package io.turnpike.webui.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class BenchPageTests {

  private static final String FORM = "form[action=/guardrails/check]";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void showsVerdictPlaceAndRedaction() {
    assertThat(open().text("main")).contains("What they say", "Checks there are", "regexMatch");

    Page tried = run(Map.of("text", "Write to ada@example.test,\nor <b>not</b>."));

    assertThat(tried.text("[role=status]")).contains("flag");
    assertThat(tried.text("tbody")).contains("pii", "flag", "email", "9–25");
    assertThat(tried.text("mark")).startsWith("ada@example.test");
    assertThat(tried.html().select("pre").last().wholeText())
        .isEqualTo("Write to [EMAIL],\nor <b>not</b>.");
    assertThat(tried.html().select("#f-text").text()).contains("ada@example.test");
  }

  @Test
  void whatPassesIsSaidToPass() {
    Page tried = run(Map.of("text", "Hello"));

    assertThat(tried.text("[role=status]")).contains("pass");
    assertThat(tried.text("main")).contains("No check found anything.");
    assertThat(tried.html().select("mark")).isEmpty();
  }

  @Test
  void messagesAreToldPartByPart() {
    Page tried =
        run(
            Map.of(
                "kind",
                "messages",
                "text",
                "[{\"role\": \"user\", \"content\": \"ada@example.test\"}]"));

    assertThat(tried.text("h2")).contains("/messages/0/content");
    assertThat(tried.text("tbody")).contains("/messages/0/content 0–16");
  }

  @Test
  void mistakesStandAtTheirFields() {
    Page noList = run(Map.of("text", "x", "list", "pii"));
    assertThat(noList.status().value()).isEqualTo(422);
    assertThat(noList.text("#e-list")).contains("begins with [");

    Page noCheck = run(Map.of("text", "x", "list", "[{\"nothing\": {}}]"));
    assertThat(noCheck.text("#e-list")).contains("/0/nothing is no check.");

    Page noMessages = run(Map.of("text", "x", "kind", "messages"));
    assertThat(noMessages.text("#e-text")).contains("begins with [");
    assertThat(noMessages.html().select("#f-text").text()).isEqualTo("x");
  }

  @Test
  void aSetThatIsGoneIsToldAtItsField() {
    assertThat(run(Map.of("text", "x", "set", "gone")).text("#e-set")).contains("no such set");
  }

  /** With what the page begins with where nothing else is typed. */
  private Page run(Map<String, String> typed) {
    Map<String, String> fields = new HashMap<>(Map.of("list", BenchForm.LIST));
    fields.putAll(typed);
    return person.browser().fillIn(open(), FORM, fields);
  }

  private Page open() {
    return person.browser().open("/guardrails/check");
  }
}
