package io.turnpike.webui.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Budget;
import io.turnpike.tenants.GatewayKey;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeBudgetStandings;
import io.turnpike.webui.fake.FakeBudgets;
import io.turnpike.webui.fake.FakeGatewayKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class BudgetsPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeGatewayKeys keys;
  @Autowired FakeBudgets budgets;
  @Autowired FakeBudgetStandings standings;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void whoHasNoneIsShownTheNextStep() {
    Page page = open("/budgets");
    assertThat(page.text(".empty")).contains("Nothing bounds what calls may cost");
    assertThat(page.html().select(".empty a").attr("href")).isEqualTo("/budgets?new");
  }

  @Test
  void createsChangesAndDeletes() {
    Page created = create(Map.of("name", "all", "amount_usd", "$25.00"));
    assertThat(created.location()).isEqualTo("/budgets");
    assertThat(open("/budgets").text("tbody"))
        .contains("all", "The whole organization", "$25.00", "a month, hard");

    Page edit = open("/budgets/all");
    assertThat(edit.html().select("#f-amount_usd").val()).isEqualTo("25.00");
    assertThat(edit.html().select("#f-alerts").val()).isEqualTo("50, 80, 100");
    send(edit, "form[action=/budgets/all]", Map.of("amount_usd", "0.000000001"));
    assertThat(open("/budgets").text("tbody")).contains("$0.000000001");

    send(open("/budgets"), "form[action=/budgets/all/delete]", Map.of());
    assertThat(open("/budgets").text("main")).contains("Nothing bounds");
  }

  @Test
  void whatIsLeftIsToldToTheNanoDollar() {
    Budget budget = made("all", "1");
    standings.use(budget, "", 400_000_000L, 100_000_001L);
    String row = open("/budgets").text("tbody tr");
    assertThat(row).contains("50.0 %", "$0.40", "$0.100000001", "$0.499999999");
    assertThat(open("/budgets").html().select("tbody svg.share rect.series-1").attr("width"))
        .isEqualTo("40%");
  }

  @Test
  void whatIsUsedUpSaysSo() {
    Budget budget = made("all", "1");
    standings.use(budget, "", 1_200_000_000L, 0);
    Page page = open("/budgets");
    assertThat(page.text("tbody tr")).contains("−$0.20", "used up");
    assertThat(page.html().select("tbody rect.series-9").attr("width")).isEqualTo("100%");
  }

  @Test
  void whileNobodyKnowsWhatIsLeftTheBudgetsAreShown() {
    Budget budget = made("all", "1");
    standings.use(budget, "", -1, 0);
    assertThat(open("/budgets").text("tbody tr")).contains("$1.00", "not known at the moment");
    assertThat(open("/budgets/all").status().value()).isEqualTo(200);
  }

  @Test
  void mistakesStandAtTheirFieldsAndWhatWasTypedStays() {
    Page answer =
        create(
            Map.of(
                "name",
                "ada",
                "scope",
                "user",
                "scope_user",
                "",
                "amount_usd",
                "-5",
                "period",
                "rolling",
                "rolling_days",
                "",
                "alerts",
                "90"));
    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-scope")).contains("1 to 256 characters");
    assertThat(answer.text("#e-amount_usd")).contains("more than 0");
    assertThat(answer.text("#e-period")).contains("1 to 366");
    assertThat(answer.html().select("#f-name").val()).isEqualTo("ada");
    assertThat(answer.html().select("#f-amount_usd").val()).isEqualTo("-5");
    assertThat(answer.html().select("#f-alerts").val()).isEqualTo("90");
    assertThat(answer.html().select("input[name=scope][checked]").val()).isEqualTo("user");
  }

  @Test
  void aNewOneNeverReplacesOneThatIsThere() {
    made("all", "1");
    Page answer = create(Map.of("name", "all", "amount_usd", "9"));
    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-name")).contains("already");
    assertThat(open("/budgets").text("tbody")).contains("$1.00");
  }

  @Test
  void keysAndTeamsLeadToABudgetOfTheirs() {
    GatewayKey key = key("web");
    assertThat(open("/keys").html().select("tbody a[href^=/budgets]").attr("href"))
        .isEqualTo("/budgets?new=&key=" + key.id());
    Page form = open("/budgets?new=&key=" + key.id());
    assertThat(form.html().select("input[name=scope][checked]").val()).isEqualTo("key");
    assertThat(form.html().select("select[name=scope_key] option[selected]").val())
        .isEqualTo(key.id().toString());
    assertThat(open("/teams").html().select("tbody a[href^=/budgets]").attr("href"))
        .isEqualTo("/budgets?new=&team=default");
    assertThat(open("/budgets?new=&team=default").html().select("input[name=scope][checked]").val())
        .isEqualTo("team");
  }

  @Test
  void aBudgetSaysThatItsKeyIsRevoked() {
    GatewayKey key = key("web");
    create(
        Map.of("name", "web", "scope", "key", "scope_key", key.id().toString(), "amount_usd", "1"));
    assertThat(open("/budgets").text("tbody")).contains("Key web").doesNotContain("revoked");
    keys.revoke(person.actor(), key.id()).block();
    assertThat(open("/budgets").text("tbody")).contains("names a key that is");
    Page edit = open("/budgets/web");
    assertThat(edit.html().select("select[name=scope_key] option[selected]").val())
        .isEqualTo(key.id().toString());
  }

  @Test
  void ofACounterForEachOneIsLookedUp() {
    create(Map.of("name", "each", "scope", "user", "scope_user", "*", "amount_usd", "1"));
    Budget budget = budgets.find(person.actor().organizationId(), "each").block();
    standings.use(budget, "ada", 250_000_000L, 0);
    assertThat(open("/budgets").text("tbody")).contains("Each user by itself", "Look one up");
    assertThat(open("/budgets/each").text("dl.facts")).isEmpty();
    assertThat(open("/budgets/each?value=ada").text("dl.facts")).contains("$0.25", "$0.75");
  }

  @Test
  void whoMayNotSetThemSeesThem() {
    for (Role role : List.of(Role.VIEWER, Role.DEVELOPER)) {
      Person reader = people.person(role);
      assertThat(reader.browser().open("/budgets").html().select("form[action^=/budgets]"))
          .isEmpty();
      assertThat(reader.browser().open("/budgets").text(".empty")).contains("Owners, admins");
    }
    Person billing = people.person(Role.BILLING);
    assertThat(billing.browser().open("/budgets").html().select(".empty a")).hasSize(1);
  }

  @Test
  void anUnknownOneIsNotFound() {
    assertThat(open("/budgets/none").status().value()).isEqualTo(404);
  }

  private Budget made(String id, String amountUsd) {
    create(Map.of("name", id, "amount_usd", amountUsd));
    return budgets.find(person.actor().organizationId(), id).block();
  }

  private GatewayKey key(String name) {
    return keys.create(person.actor(), new Draft(name, null, null, Set.of(), KeyRights.NONE, null))
        .map(issued -> issued.key())
        .block();
  }

  private Page create(Map<String, String> values) {
    return send(open("/budgets?new"), "form[action=/budgets]", values);
  }

  private Page send(Page page, String form, Map<String, String> typed) {
    return person.browser().fillIn(page, form, typed);
  }

  private Page open(String path) {
    return person.browser().open(path);
  }
}
