package io.turnpike.webui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class StatementPagesTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private final YearMonth current = YearMonth.now(ZoneOffset.UTC);
  private final YearMonth last = current.minusMonths(1);
  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void listsMonthsWithTheirFiles() {
    Page page = open("/statements");
    assertThat(page.text("tbody")).contains(current.toString(), last.toString(), "open");
    assertThat(page.html().select("a[href=/api/v1/statements/" + last + "?format=pdf]")).hasSize(1);
  }

  @Test
  void aMonthThatIsOverIsClosedOnce() {
    Page before = open("/statements/" + last);
    assertThat(before.text("h1")).startsWith("Statement ");
    assertThat(before.text("main")).contains("A draft");
    person.browser().send(before, "form[action=/statements/" + last + "/close]", Map.of());
    Page after = open("/statements/" + last);
    assertThat(after.text("main")).contains("Closed", "SHA-256");
    assertThat(after.html().select("#close")).isEmpty();
    assertThat(open("/statements").text("tbody")).contains("closed");
  }

  @Test
  void theMonthUnderWayHasNoButtonToCloseIt() {
    assertThat(open("/statements/" + current).html().select("#close")).isEmpty();
  }

  @Test
  void adjustmentsAreMarkedAndNamedByTheirMonth() {
    assertThat(open("/statements/" + last).text("tbody"))
        .contains("Corrected prices of " + last.minusMonths(1), "adjustment", "−$1.25");
  }

  @Test
  void saysToWhomItIsOwedAndWhatIsLeftOfCredits() {
    assertThat(open("/statements/" + last).text("section[aria-labelledby=owed]"))
        .contains("To the operator, plan Team", "$25.00 added", "$17.66 left");
  }

  @Test
  void costsAreChargedBackByATag() {
    Page page = open("/statements/" + last + "?tag=customer");
    assertThat(page.text("section[aria-labelledby=charge-back]"))
        .contains("acme corp", "all else", "$34.00");
    assertThat(page.html().select("a[href*=tag=customer]").attr("href"))
        .isEqualTo("/api/v1/statements/" + last + "/charge-back?tag=customer&format=csv");
  }

  @Test
  void whatIsNoMonthIsNotFound() {
    assertThat(open("/statements/2026-13").status().value()).isEqualTo(404);
    assertThat(open("/statements/2019-01").status().value()).isEqualTo(404);
  }

  private Page open(String path) {
    return person.browser().open(path);
  }
}
