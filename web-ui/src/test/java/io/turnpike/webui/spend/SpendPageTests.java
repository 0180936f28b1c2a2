package io.turnpike.webui.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class SpendPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;

  private Actor actor;
  private Browser browser;

  @BeforeEach
  void aPersonOfANewOrganization() {
    actor = accounts.person("spend@example.test", "Spend", Role.BILLING);
    browser = new Browser(port).with(accounts.open(actor));
  }

  @Test
  void addsUpByTeamAndTellsShares() {
    logged(call().team("search").usage(TokenUsage.of(10, 5), 3_000_000_001L));
    logged(call().team("support").usage(TokenUsage.of(10, 5), 1_000_000_000L));

    Page page = browser.open("/spend");

    assertThat(page.html().select("tbody th a").eachText()).contains("search", "support");
    assertThat(page.text("tfoot [data-label=Cost]")).isEqualTo("$4.000000001");
    assertThat(page.text("td[data-label=Share]")).isEqualTo("75.0 % 25.0 %");
    assertThat(page.text("#chart-summary")).contains("$4.000000001 for 2 requests", "search");
    assertThat(page.html().select(".plot a.bar")).hasSizeBetween(7, 9);
    assertThat(page.html().select(".plot rect[class^=series-]")).hasSize(2);
    assertThat(page.html().select("[style]")).isEmpty();
  }

  @Test
  void groupsByTwoDimensions() {
    logged(call().team("search").models("a", "<script>alert(1)</script>"));

    Page page = browser.open("/spend?by=model&and=team&range=24h");

    assertThat(page.body()).doesNotContain("<script>alert");
    assertThat(page.text("tbody th.full")).isEqualTo("<script>alert(1)</script> · search");
    assertThat(page.html().expectFirst("a[download]").attr("href"))
        .startsWith("/api/v1/spend?from=")
        .contains("group_by=model%2Cteam", "interval=hour", "tz=", "format=csv");
  }

  @Test
  void configsThatCameWithRequestsAreOneGroupThatLeadsToThem() {
    logged(call().inline("inline:"));

    Page page = browser.open("/spend?by=config");

    assertThat(page.text("tbody th.full")).isEqualTo("sent with requests");
    assertThat(page.html().select("tbody th.full a").attr("href"))
        .containsPattern("config=inline(:|%3A)");
  }

  @Test
  void unpricedRequestsAreCountedAndLinked() {
    logged(call().usage(TokenUsage.of(10, 5), null));

    Page page = browser.open("/spend");

    assertThat(page.text(".note.warning")).startsWith("1 requests used tokens whose price");
    assertThat(page.html().select(".note.warning a").attr("href")).startsWith("/logs?from=");
  }

  @Test
  void aSumThatLacksAPartIsNotShownAsExact() {
    logged(call().afterUnpriced(TokenUsage.of(10, 5)).usage(TokenUsage.of(1, 1), 750L));

    Page page = browser.open("/spend");

    assertThat(page.text("tfoot")).contains("at least $0.00000075");
    assertThat(page.text("#chart-summary")).startsWith("At least $0.00000075 for 1 requests");
    assertThat(page.text(".note.warning")).startsWith("1 requests used tokens whose price");
  }

  @Test
  void comparesWithTheSameTimeBefore() {
    logged(call().usage(TokenUsage.of(1, 1), 3_000_000_000L));
    logged(
        call()
            .at(Instant.now().minus(Duration.ofDays(9)))
            .usage(TokenUsage.of(1, 1), 2_000_000_000L));

    assertThat(browser.open("/spend").text("#chart-summary"))
        .endsWith("50.0 % more than $2.00 in the same time before.");
  }

  @Test
  void mistakesAreToldAndEmptyTimesLeadOn() {
    Page page = browser.open("/spend?by=colour&from=2199-01-01T00:00");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text("[role=alert]")).contains("\"colour\"", "future");
    assertThat(page.text("main")).contains("Nothing in this time");
  }

  private Call call() {
    return Call.by(actor);
  }

  private void logged(Call call) {
    logs.add(call.event());
  }
}
