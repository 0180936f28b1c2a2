package io.turnpike.webui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakePayments;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class CreditPagesTests {

  private static final String FORM = "form[action=/credits/checkout]";
  private static final String PORTAL = "form[action=/credits/portal]";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakePayments payments;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @AfterEach
  void openAgain() {
    payments.open(true);
  }

  @Test
  void anAmountLeadsToThePageThatLeadsToTheProvider() {
    Page page = person.browser().send(open(), FORM, Map.of("amount_usd", "25.5"));
    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text("main")).contains("Pay $25.50", "pay.example.com");
    assertThat(page.html().select("a[href=https://pay.example.com/c/1#x]")).hasSize(1);
  }

  @Test
  void whatIsNoAmountIsToldAtItsField() {
    for (String wrong : new String[] {"", "many", "-1", "1".repeat(30)}) {
      Page page = person.browser().send(open(), FORM, Map.of("amount_usd", wrong));
      assertThat(page.status().value()).as(wrong).isEqualTo(422);
      assertThat(page.html().select("#e-amount_usd")).as(wrong).hasSize(1);
    }
  }

  @Test
  void whoHasNeverPaidIsToldSoInPlaceOfThePortal() {
    Page page = person.browser().send(open(), PORTAL, Map.of());
    assertThat(page.status().value()).isEqualTo(409);
    assertThat(page.text("[role=alert]")).contains("Nothing was paid yet.");
  }

  @Test
  void theWayBackSaysWhenCreditsCome() {
    assertThat(person.browser().open("/statements?payment=done").text("[role=status]"))
        .contains("Credits are added when");
  }

  @Test
  void withoutAProviderOrTheRoleThereIsOnlyTheBalance() {
    Person developer = new People(accounts, port).person(Role.DEVELOPER);
    Page seen = developer.browser().open("/statements");
    assertThat(seen.html().select(FORM + ", " + PORTAL)).isEmpty();
    payments.open(false);
    assertThat(open().html().select(FORM + ", " + PORTAL)).isEmpty();
    assertThat(open().text("section[aria-labelledby=credits]")).contains("$17.66 left of $30.00");
  }

  private Page open() {
    return person.browser().open("/statements");
  }
}
