package io.turnpike.webui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeAuditLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class AuditPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeAuditLog log;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void showsWhoChangedWhatInWords() {
    log.add(
        person.actor(),
        "gateway_key.revoke",
        "k-1",
        Map.of("name", "web", "allowed_models", List.of("gpt-4o", "demo/echo")));

    String row = open("/audit").text("tbody tr");

    assertThat(row)
        .contains(person.actor().label())
        .contains("gateway key revoked")
        .contains("k-1")
        .contains("name: web")
        .contains("allowed models: [\"gpt-4o\",\"demo/echo\"]")
        .doesNotContain("management key");
  }

  @Test
  void tellsAManagementKeyFromAPerson() {
    Actor key = new Actor(person.actor().organization(), null, Role.ADMIN, "ci");
    log.add(key, "breaker.force_open", "openai/gpt-4o", Map.of());
    log.add(key, "thing.some_day", "x", Map.of());

    assertThat(open("/audit").text("tbody"))
        .contains("ci management key", "breaker forced open", "thing some day");
  }

  @Test
  void leadsFromAValueToAllThatHasIt() {
    log.add(person.actor(), "team.create", "search", Map.of());
    log.add(person.actor(), "team.delete", "search", Map.of());

    Page page = open("/audit");
    Page created = open(link(page, "a[title=team.create]"));

    assertThat(created.text("tbody")).contains("team created").doesNotContain("team deleted");
    assertThat(created.text(".applied")).contains("action team created");
    Page none = open(link(created, "tbody a[href*=search]").replace("create", "rename"));
    assertThat(none.text(".empty")).contains("No change matches");
    assertThat(open(link(created, ".applied .chip")).html().select("tbody tr")).hasSize(2);
  }

  @Test
  void leadsToOlderChangesAndBack() {
    for (int i = 1; i <= 53; i++) {
      log.add(person.actor(), "team.create", "team-" + i, Map.of());
    }

    Page newest = open("/audit");
    Page older = open(link(newest, "a[rel=next]"));

    assertThat(newest.html().select("tbody tr")).hasSize(50);
    assertThat(newest.text("tbody tr:first-child")).contains("team-53");
    assertThat(older.html().select("tbody tr")).hasSize(3);
    assertThat(older.html().select("a[rel=next]")).isEmpty();
    assertThat(older.html().select("a[href=/audit]:contains(Newest)")).hasSize(1);
  }

  @Test
  void isForOwnersAndAdmins() {
    Person developer = new People(accounts, port).person(Role.DEVELOPER);

    assertThat(developer.browser().open("/audit").status().value()).isEqualTo(403);
    assertThat(developer.browser().open("/teams").html().select(".rail a[href=/audit]")).isEmpty();
    assertThat(open("/audit").html().select(".rail a[href=/audit]")).hasSize(1);
  }

  private Page open(String path) {
    return person.browser().open(path);
  }

  private static String link(Page page, String selector) {
    return page.html().select(selector).attr("href");
  }
}
