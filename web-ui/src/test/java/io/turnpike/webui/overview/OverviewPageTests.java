package io.turnpike.webui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import io.turnpike.webui.fake.SampleAlerts;
import io.turnpike.webui.fake.SampleData;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class OverviewPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired GatewayKeys keys;
  @Autowired FakeRequestLogs logs;
  @Autowired SampleData samples;
  @Autowired SampleAlerts sampleAlerts;

  @Test
  void offersTheNextStepWhileThereIsNothing() {
    Page page = new People(accounts, port).owner().browser().open("/overview");

    assertThat(page.text("main")).contains("No request yet");
    assertThat(page.text("#snippet-curl")).contains("http://localhost:8080/v1/chat/completions");
    assertThat(page.html().select("main a[href=/quickstart]")).isNotEmpty();
  }

  @Test
  void countsTheLastDayAndListsTheNewest() {
    Person person = new People(accounts, port).owner();
    var draft = new GatewayKeys.Draft("web", null, null, Set.of(), KeyRights.NONE, null);
    var key = keys.create(person.actor(), draft).block().key();
    for (int i = 0; i < 12; i++) {
      logs.add(samples.event(person.actor(), key, Instant.now().minusSeconds(60), new Random(i)));
    }

    Page page = person.browser().open("/overview");

    assertThat(page.text(".kpi:contains(Requests)")).contains("12");
    assertThat(page.html().select("section[aria-labelledby=latest] tbody tr")).hasSize(10);
    assertThat(page.html().select("section[aria-labelledby=chart-requests] a.bar")).hasSize(25);
    assertThat(page.html().select("section[aria-labelledby=latency-total] path.line")).hasSize(3);
    assertThat(page.html().select("[style]")).isEmpty();
  }

  @Test
  void tellsOfBudgetsThatAreSpentSoFar() {
    Person person = new People(accounts, port).owner();
    logs.add(Call.by(person.actor()).usage(TokenUsage.of(10, 5), 3_000_000_000L).event());
    sampleAlerts.alert(
        person.actor(), "monthly", Map.of("organization", true), "", 50, Duration.ofHours(2));
    sampleAlerts.alert(
        person.actor(), "monthly", Map.of("organization", true), "", 80, Duration.ofHours(1));

    Page page = person.browser().open("/overview");

    assertThat(page.text(".note:contains(Budget)"))
        .contains("Budget monthly: 80 % of $25.00")
        .doesNotContain("50 %");
    assertThat(page.html().select("main a[href=/alerts]")).isNotEmpty();
  }

  @Test
  void figuresLeadToTheRequestsBehindThem() {
    Person person = new People(accounts, port).owner();
    Call answered = Call.by(person.actor()).team("search");
    logs.add(answered.usage(TokenUsage.of(10, 5), 3_000_000_000L).event());
    logs.add(
        Call.by(person.actor()).team("search").failed(502, "all_targets_failed", "none").event());

    Page page = person.browser().open("/overview?range=7d");

    assertThat(page.html().select(".kpi a.tile[href$=range=7d&outcome=failed]")).hasSize(1);
    assertThat(page.text(".kpi a.tile[href$=outcome=failed] .value")).isEqualTo("1");
    assertThat(page.html().select(".kpi:contains(Spend) a.tile").attr("href"))
        .isEqualTo("/spend?range=7d&by=team&and=model");
    assertThat(page.html().select("section[aria-labelledby=movers] tbody a").attr("href"))
        .startsWith("/logs?range=7d&team=search");
    assertThat(page.text("section[aria-labelledby=movers] tbody")).contains("+$3.00, new");
    assertThat(person.browser().open("/spend?range=7d").text("tfoot [data-label=Cost]"))
        .isEqualTo(page.text(".kpi:contains(Spend) .value"));
    assertThat(page.html().select("section[aria-labelledby=chart-spend] a.bar")).hasSize(7);
  }

  @Test
  void anotherRangeIsToldAndAQuietTimeLeadsOn() {
    Person person = new People(accounts, port).owner();
    logs.add(Call.by(person.actor()).at(Instant.now().minus(Duration.ofDays(20))).event());

    Page page = person.browser().open("/overview?range=90d");

    assertThat(page.text("[role=alert]")).contains("24h, 7d or 30d");
    assertThat(page.text("main")).contains("No request in this time");
    assertThat(person.browser().open("/overview?range=30d").text(".kpi:contains(Requests)"))
        .contains("1");
  }

  @Test
  void comesBackToThePageInTheChosenTheme() {
    Person person = new People(accounts, port).owner();
    Page page = person.browser().open("/overview");

    Page answer = person.browser().send(page, "form[action=/theme]", Map.of("theme", "dark"));

    assertThat(answer.location()).isEqualTo("/overview");
    assertThat(person.browser().open("/overview").html().select("html").attr("data-theme"))
        .isEqualTo("dark");
  }
}
