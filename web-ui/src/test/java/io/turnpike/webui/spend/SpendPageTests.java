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
import io.turnpike.webui.fake.FakeAuditLog;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class SpendPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;
  @Autowired FakeAuditLog audit;

  private static final ZoneId UTC = ZoneId.of("UTC");

  private Actor actor;
  private Browser browser;

  @BeforeEach
  void aPersonOfANewOrganization() {
    actor = accounts.person("spend@example.test", "Spend", Role.BILLING);
    browser = new Browser(port).with(accounts.open(actor));
  }

  @Test
  void groupsByATagAndLeadsToItsRequestsAndItsFile() {
    logged(call().metadata(Map.of("customer", "c 1")).usage(TokenUsage.of(10, 5), 7_000_000_000L));
    logged(call().usage(TokenUsage.of(10, 5), 1_000_000_000L));

    Page page = browser.open("/spend?by=tag&tag=customer");

    assertThat(page.html().select("tbody th a").eachText()).contains("c 1", "no tag");
    assertThat(page.html().select("tbody th a[href*=metadata.customer]").attr("href"))
        .contains("&metadata.customer=c+1");
    assertThat(page.html().select("a[download]").attr("href")).contains("group_by=tag%3Acustomer");
    assertThat(page.html().select("a[download]").attr("download")).contains("by-tag-customer");
    assertThat(page.html().select("#s-tag").val()).isEqualTo("customer");
  }

  @Test
  void aTagWithoutANameIsAskedFor() {
    logged(call().team("search"));

    Page page = browser.open("/spend?by=tag");

    assertThat(page.text("[role=alert]")).contains("Name the metadata entry");
    assertThat(page.html().select("tbody th a").eachText()).contains("search");
  }

  @Test
  void marksWhenAPriceOrAnAliasBecameAnother() {
    logged(call().team("search"));
    audit.add(actor, "model_alias.save", "fast", Map.of("model", "demo/echo", "before", "gpt-5"));
    audit.add(actor, "model_alias.save", "slow", Map.of("model", "demo/slow"));
    audit.add(
        actor, "provider_connection.put", "eu", Map.of("price_changes", "gpt-5: none -> 1 / 8"));
    audit.add(actor, "provider_connection.put", "us", Map.of("models", "0"));
    audit.add(actor, "team.create", "search", Map.of());

    Page page = browser.open("/spend");

    assertThat(page.html().select("#changes li a").eachText())
        .containsExactlyInAnyOrder(
            "Alias fast stands for demo/echo, before: gpt-5",
            "Prices of eu, $ per M tok: gpt-5: none -> 1 / 8");
    assertThat(page.html().select(".plot a.version-mark title").eachText())
        .containsExactlyInAnyOrderElementsOf(page.html().select("#changes li a").eachText());
    assertThat(browser.open("/spend?range=yesterday").html().select("#changes")).isEmpty();
  }

  @Test
  void addsUpByTeamAndTellsShares() {
    logged(call().team("search").usage(TokenUsage.of(10, 5), 3_000_000_001L));
    logged(call().team("support").usage(TokenUsage.of(10, 5), 1_000_000_000L));

    Page page = browser.open("/spend");

    assertThat(page.html().select("tbody th a").eachText()).contains("search", "support");
    assertThat(page.text("tfoot [data-label=Cost]")).isEqualTo("$4.00");
    assertThat(page.html().select("tfoot [data-label=Cost]").attr("title"))
        .isEqualTo("$4.000000001");
    assertThat(page.text("td[data-label=Share]")).isEqualTo("75.0 % 25.0 %");
    assertThat(page.text("#chart-summary")).contains("$4.00 for 2 requests", "search");
    assertThat(page.html().select(".plot a.bar")).hasSize(7);
    assertThat(page.html().select(".plot rect[class^=series-]")).hasSize(2);
    assertThat(page.text(".plot a.bar:last-of-type title")).contains(", so far");
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

    assertThat(page.text(".note.warning")).startsWith("1 request without a price");
    assertThat(page.html().select(".note.warning a").attr("href")).startsWith("/logs?from=");
  }

  @Test
  void aSumThatLacksAPartIsNotShownAsExact() {
    logged(call().afterUnpriced(TokenUsage.of(10, 5)).usage(TokenUsage.of(1, 1), 750L));

    Page page = browser.open("/spend");

    assertThat(page.text("tfoot")).contains("≥ $0.00000075");
    assertThat(page.text("#chart-summary")).startsWith("At least $0.00000075 for 1 request.");
    assertThat(page.text(".note.warning")).startsWith("1 request without a price");
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
  void countsOneTeamAlone() {
    logged(call().team("search").usage(TokenUsage.of(1, 1), 3_000_000_000L));
    logged(call().team("support").usage(TokenUsage.of(1, 1), 1_000_000_000L));

    Page page = browser.open("/spend?team=search&by=model&range=today");

    assertThat(page.text("tfoot [data-label=Cost]")).isEqualTo("$3.00");
    assertThat(page.html().select("#s-team option[selected]").val()).isEqualTo("search");
    assertThat(page.html().select("tbody th.full a").attr("href")).contains("team=search");
    assertThat(page.html().expectFirst("a[download]").attr("href")).contains("&team=search");
    assertThat(page.html().expectFirst("a[download]").attr("download"))
        .isEqualTo("spend-spend-" + LocalDate.now(UTC) + "-by-model-of-search.csv");
  }

  @Test
  void daysAreThoseOfWhoeverLooks() {
    accounts.changeZone(actor, "Pacific/Kiritimati").block();
    logged(call().usage(TokenUsage.of(1, 1), 3_000_000_000L));

    Page page = browser.open("/spend?range=today");

    String today = LocalDate.now(ZoneId.of("Pacific/Kiritimati")).toString();
    assertThat(page.html().expectFirst("a[download]").attr("href"))
        .contains("tz=Pacific%2FKiritimati");
    assertThat(page.html().expectFirst("a[download]").attr("download")).contains(today);
    assertThat(page.text("label[for=s-from]")).isEqualTo("From (Pacific/Kiritimati)");
    assertThat(page.text(".topbar .zone")).isEqualTo("Pacific/Kiritimati");
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
