package io.turnpike.webui.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.webui.Browser;
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
class AccountPageTests {

  private static final String FRESH = "a better battery horse";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private Person person;
  private Browser elsewhere;

  @BeforeEach
  void aPersonAtTwoBrowsers() {
    person = new People(accounts, port).owner();
    elsewhere = new Browser(port).with(accounts.open(person.actor()));
  }

  @Test
  void theTopBarLeadsHere() {
    Page page = person.browser().open("/overview");
    assertThat(page.html().select(".topbar a[href=/account]").attr("aria-label"))
        .contains("account", person.actor().label());
    assertThat(open().text("main")).contains(person.actor().label());
  }

  @Test
  void aChangedPasswordEndsOtherSessionsAndKeepsThisBrowserLoggedIn() {
    String before = person.browser().cookie("turnpike_session");

    Page answer = changePassword(FakeAccounts.PASSWORD, FRESH);

    assertThat(answer.status().value()).isEqualTo(303);
    assertThat(person.browser().cookie("turnpike_session")).isNotEqualTo(before);
    assertThat(person.browser().open(answer.location()).text("[role=status]"))
        .contains("Password changed");
    assertThat(elsewhere.open("/overview").status().value()).isEqualTo(303);
  }

  @Test
  void aWrongOldPasswordIsToldAtItsField() {
    Page answer = changePassword("wrong", FRESH);

    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-old_password")).isEqualTo("This is not your password.");
    assertThat(answer.body()).doesNotContain(FRESH);
    assertThat(elsewhere.open("/overview").status().value()).isEqualTo(200);
  }

  @Test
  void tellsWhenToTryAgainAfterTooManyTries() {
    Page answer = changePassword("throttled", FRESH);

    assertThat(answer.status().value()).isEqualTo(429);
    assertThat(answer.headers().getFirst("Retry-After")).isEqualTo("60");
    assertThat(answer.text("[role=alert]")).contains("Too many tries");
  }

  @Test
  void otherSessionsAreEndedSinglyAndThisOneIsMarked() {
    Page page = open();
    assertThat(page.html().select("tbody tr")).hasSize(2);
    assertThat(page.text("tbody .chip")).isEqualTo("This session");

    person.browser().send(page, "tbody form", Map.of());

    assertThat(elsewhere.open("/overview").status().value()).isEqualTo(303);
    assertThat(open().html().select("tbody tr")).hasSize(1);
  }

  @Test
  void loggingOutEverywhereIncludesThisBrowser() {
    Page answer = person.browser().send(open(), "form[action=/account/sessions/end]", Map.of());

    assertThat(answer.location()).isEqualTo("/login");
    assertThat(person.browser().open("/account").status().value()).isEqualTo(303);
    assertThat(elsewhere.open("/overview").status().value()).isEqualTo(303);
  }

  private Page open() {
    return person.browser().open("/account");
  }

  private Page changePassword(String old, String fresh) {
    return person
        .browser()
        .send(
            open(),
            "form[action=/account/password]",
            Map.of("old_password", old, "password", fresh));
  }
}
