package io.turnpike.webui.teams;

import static org.assertj.core.api.Assertions.assertThat;

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
class TeamsPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void createsRenamesAndDeletes() {
    create("Search", "search");
    assertThat(open().text("tbody")).contains("Search", "search");

    send("form[action=/teams/search/rename]", Map.of("name", "Finding"));
    assertThat(open().text("tbody")).contains("Finding");

    send("form[action=/teams/search/delete]", Map.of());
    assertThat(open().text("tbody")).doesNotContain("Finding");
  }

  @Test
  void saysThatANameIsTakenAndKeepsWhatWasTyped() {
    create("Search", "search");

    Page answer = create("Other", "search");

    assertThat(answer.status().value()).isEqualTo(409);
    assertThat(answer.text("[role=alert]")).contains("already");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("Other");
  }

  @Test
  void theDefaultTeamCannotBeDeleted() {
    assertThat(open().html().select("form[action=/teams/default/delete]")).isEmpty();
  }

  private Page create(String name, String slug) {
    return send("form[action=/teams]", Map.of("name", name, "slug", slug));
  }

  private Page send(String form, Map<String, String> values) {
    return person.browser().send(open(), form, values);
  }

  private Page open() {
    return person.browser().open("/teams");
  }
}
