package io.turnpike.webui.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeGuardrailFindings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.LinkedMultiValueMap;

@ConsoleTest
class GuardrailsPageTests {

  private static final String OBSERVED =
      "{\"scope\": {\"organization\": true}, \"observe\": true, \"input_guardrails\":"
          + " [{\"pii\": {\"entities\": [\"email\"]}, \"action\": \"redact\"}]}";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeGuardrailFindings findings;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void writesChangesAndDeletesASet() {
    assertThat(open("/guardrails").text(".empty")).contains("No set of guardrails yet");
    Page created = create("watch", OBSERVED);
    assertThat(created.location()).isEqualTo("/guardrails/watch?saved=1");
    assertThat(open("/guardrails").text("tbody"))
        .contains("watch", "Observed", "The whole organization", "pii redact");
    assertThat(open("/guardrails/watch?saved=1").text("main"))
        .contains("Saved.", "acts on nothing", "Nothing in the last 30 days");

    send(
        "/guardrails/watch/edit",
        "form[action=/guardrails/watch/save]",
        Map.of("document", OBSERVED.replace("\"observe\": true,", "")));
    assertThat(open("/guardrails").text("tbody")).contains("Enforced");

    send("/guardrails/watch", "form[action=/guardrails/watch/delete]", Map.of());
    assertThat(open("/guardrails").text("main")).contains("No set of guardrails yet");
  }

  @Test
  void commonChecksAreWrittenIntoTheDocumentAndNotSaved() {
    Page blank = open("/guardrails?new=1");
    assertThat(blank.text("#f-common_pii option[selected]")).isEqualTo("redact");

    Page composed =
        post(
            blank,
            Map.of(
                "name",
                "house",
                "document",
                OBSERVED,
                "common_pii",
                "deny",
                "common_secrets",
                "deny"));

    assertThat(composed.status().value()).isEqualTo(200);
    assertThat(composed.html().select("#f-name").val()).isEqualTo("house");
    assertThat(composed.html().select("#f-document").text())
        .contains("\"secrets\"", "\"action\": \"deny\"", "\"observe\"");
    assertThat(composed.text("#f-common_secrets option[selected]")).isEqualTo("deny");
    assertThat(open("/guardrails").text("main")).contains("No set of guardrails yet");

    Page refused = post(blank, Map.of("document", "{", "common_pii", "deny"));
    assertThat(refused.status().value()).isEqualTo(422);
    assertThat(refused.text("#mistakes")).contains("must be a JSON object");
    assertThat(refused.html().select("#f-document").text()).isEqualTo("{");
  }

  private Page post(Page page, Map<String, String> typed) {
    LinkedMultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    page.html()
        .select("form[action=/guardrails] input[type=hidden]")
        .forEach(hidden -> fields.add(hidden.attr("name"), hidden.val()));
    typed.forEach(fields::add);
    String action = page.html().select(".common button").attr("formaction");
    return person.browser().post(action, fields);
  }

  @Test
  void mistakesAreToldWithTheirPlacesAndWhatWasWrittenStays() {
    Page answer = create("watch", "{\"input_guardrails\": []}");

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#mistakes")).contains("/scope", "whose calls");
    assertThat(answer.html().select("#f-document").attr("aria-describedby")).isEqualTo("mistakes");
    assertThat(answer.html().select("#f-document").text()).contains("input_guardrails");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("watch");
  }

  @Test
  void whatSomebodyElseSavedIsShownAndNotLost() {
    create("watch", OBSERVED);
    Page mine = open("/guardrails/watch/edit");
    send(
        "/guardrails/watch/edit",
        "form[action=/guardrails/watch/save]",
        Map.of("document", OBSERVED.replace("redact", "deny")));

    Page answer =
        person
            .browser()
            .fillIn(
                mine,
                "form[action=/guardrails/watch/save]",
                Map.of("document", OBSERVED.replace("redact", "flag")));

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(answer.text("pre")).contains("deny");
    assertThat(answer.html().select("#f-document").text()).contains("flag");
    Page over =
        person
            .browser()
            .fillIn(answer, "form[action=/guardrails/watch/save]", Map.of("document", OBSERVED));
    assertThat(over.location()).isEqualTo("/guardrails/watch?saved=1");
  }

  @Test
  void findingsAreMarkedAsRightOrFalse() {
    create("watch", OBSERVED);
    UUID first = find("email 2");
    find("email 1");
    assertThat(open("/guardrails/watch").text("main"))
        .contains(
            "What it would have acted on",
            "email 2",
            "at /messages/0/content",
            "only observed",
            "nothing marked yet");

    Page marked = mark(first, 1);
    assertThat(marked.location()).isEqualTo("/guardrails/watch#f-" + first);
    Page page = open("/guardrails/watch");
    assertThat(page.text("main")).contains("100 % of 1 marked");
    assertThat(page.html().select("#f-" + first + " [aria-pressed=true]").text())
        .isEqualTo("False");

    mark(first, 1);
    assertThat(open("/guardrails/watch").text("main")).contains("nothing marked yet");
  }

  @Test
  void whoMayNotChangeThemSeesThem() {
    create("watch", OBSERVED);
    Person viewer = people.person(Role.VIEWER);
    assertThat(viewer.browser().open("/guardrails").html().select("a[href*=new]")).isEmpty();
    assertThat(viewer.browser().open("/guardrails?new").html().select("button.primary")).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(open("/guardrails/nothing").status().value()).isEqualTo(404);
    assertThat(open("/guardrails/nothing/edit").status().value()).isEqualTo(404);
  }

  private UUID find(String found) {
    return findings.find(person.actor().organizationId(), "watch", "pii", found);
  }

  /** Presses one of the buttons of a finding. */
  private Page mark(UUID request, int button) {
    String action = "/guardrails/watch/findings/" + request + "/mark";
    Page page = open("/guardrails/watch");
    String value =
        page.html().select("form[action=" + action + "] button").get(button).attr("value");
    return person.browser().fillIn(page, "form[action=" + action + "]", Map.of("mark", value));
  }

  private Page create(String name, String document) {
    return send(
        "/guardrails?new", "form[action=/guardrails]", Map.of("name", name, "document", document));
  }

  private Page send(String path, String form, Map<String, String> typed) {
    return person.browser().fillIn(open(path), form, typed);
  }

  private Page open(String path) {
    return person.browser().open(path);
  }
}
