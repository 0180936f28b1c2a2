package io.turnpike.webui.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeReconciliation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class ReconciliationPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeReconciliation reconciliation;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void saysThatEverythingAgrees() {
    Page page = open("?from=2026-11-01&to=2026-11-03");
    assertThat(page.text("[role=status]")).contains("Everything agrees");
    assertThat(page.text("tbody")).contains("2026-11-01", "2026-11-03").doesNotContain("differs");
  }

  @Test
  void namesTheFirstDifferenceAndTheRequestIfItIsOne() {
    reconciliation.differ(person.actor().organization());
    Page page = open("?from=2026-11-01&to=2026-11-03");
    assertThat(page.text("[role=alert]"))
        .contains("The sums differ", "3 Nov 2026", "anthropic", "119 requests", "this request");
    assertThat(page.html().select(".chip.danger")).hasSize(1);
  }

  @Test
  void saysWhatIsWrongWithDays() {
    assertThat(open("?from=yesterday").text("[role=alert]")).contains("must be a day");
    assertThat(open("?from=2026-11-03&to=2026-11-01").text("[role=alert]"))
        .contains("must not be after");
  }

  private Page open(String query) {
    return person.browser().open("/reconciliation" + query);
  }
}
