package io.turnpike.webui.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.Role;
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
class LimitsPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void createsChangesAndDeletes() {
    assertThat(open("/limits").text(".empty")).contains("Nothing is limited");
    Page created =
        send("/limits?new", "form[action=/limits]", Map.of("name", "rpm", "amount", "1200"));
    assertThat(created.location()).isEqualTo("/limits");
    assertThat(open("/limits").text("tbody"))
        .contains("rpm", "The whole organization", "1,200 requests per minute");

    send(
        "/limits/rpm",
        "form[action=/limits/rpm]",
        Map.of("measure", "cost_usd", "amount", "$0.50", "per", "hour"));
    assertThat(open("/limits").text("tbody")).contains("$0.50 per hour");
    assertThat(open("/limits/rpm").html().select("#f-amount").val()).isEqualTo("0.50");

    send("/limits", "form[action=/limits/rpm/delete]", Map.of());
    assertThat(open("/limits").text("main")).contains("Nothing is limited");
  }

  @Test
  void eachValueOfAHeaderHasItsOwn() {
    send(
        "/limits?new",
        "form[action=/limits]",
        Map.of(
            "name",
            "customers",
            "scope",
            "header",
            "scope_header",
            "x-customer",
            "measure",
            "concurrency",
            "amount",
            "5"));
    assertThat(open("/limits").text("tbody"))
        .contains("Each value of the header x-customer by itself", "5 at once");
    assertThat(open("/limits/customers").html().select("input[name=scope][checked]").val())
        .isEqualTo("header");
  }

  @Test
  void aMistakeStandsAtTheAmountWhateverItIsOf() {
    Page answer =
        send(
            "/limits?new",
            "form[action=/limits]",
            Map.of("name", "c", "measure", "concurrency", "amount", "0"));
    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-amount")).contains("from 1");
    assertThat(answer.html().select("#f-amount").val()).isEqualTo("0");
    assertThat(answer.html().select("#f-measure option[selected]").val()).isEqualTo("concurrency");
  }

  @Test
  void whoMayNotSetThemSeesThem() {
    Person developer = people.person(Role.DEVELOPER);
    assertThat(developer.browser().open("/limits").html().select("form[action^=/limits]"))
        .isEmpty();
    assertThat(developer.browser().open("/limits?new").html().select("form[action=/limits]"))
        .isEmpty();
  }

  private Page send(String path, String form, Map<String, String> typed) {
    return person.browser().fillIn(open(path), form, typed);
  }

  private Page open(String path) {
    return person.browser().open(path);
  }
}
