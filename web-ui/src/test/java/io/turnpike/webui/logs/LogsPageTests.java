package io.turnpike.webui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LogsPageTests {

  private static final String SCRIPT = "<script>alert(1)</script>";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;

  private Actor actor;
  private Browser browser;

  @BeforeEach
  void aPersonOfANewOrganization() {
    actor = accounts.person("logs@example.test", "Logs", Role.VIEWER);
    browser = new Browser(port).with(accounts.open(actor));
  }

  @Test
  void anUntouchedLogShowsTheCallThatWouldFillIt() {
    Page page = browser.open("/logs");

    assertThat(page.text("main h2")).isEqualTo("No request has arrived yet");
    assertThat(page.text("#first-curl")).contains("/v1/chat/completions", "demo/echo", "Bearer");
    assertThat(page.html().select("live-rows[src=/logs/live]")).hasSize(1);
  }

  @Test
  void aRowTellsWhatHappenedAndWhatItCost() {
    UsageEvent event = logged(call().afterRefusal("Slow down."));

    Element row = browser.open("/logs").html().expectFirst("tbody tr");

    assertThat(row.select("a.row-link").attr("href")).isEqualTo("/logs/" + event.id());
    assertThat(row.select(".chip").text()).isEqualTo("Succeeded");
    assertThat(cell(row, "Status")).contains("200");
    assertThat(cell(row, "Model")).contains("gpt-4o", "gpt-4o-2026-07-24", "openai-eu");
    assertThat(cell(row, "Config")).isEqualTo("support@3");
    assertThat(cell(row, "Team, key")).contains("default", "web-app");
    assertThat(cell(row, "Tokens in, out")).contains("1,200", "34");
    assertThat(cell(row, "Cost")).isEqualTo("$0.0002004");
    assertThat(cell(row, "First token")).isEqualTo("320 ms");
    assertThat(cell(row, "Total")).isEqualTo("900 ms");
    assertThat(cell(row, "Attempts")).isEqualTo("2");
  }

  @Test
  void aConfigThatCameWithTheRequestIsNamedAndLeadsNowhere() {
    logged(call().inline("inline:0a1b2c3d4e5f"));

    Element row = browser.open("/logs?config=inline:0a1b2c3d4e5f").html().expectFirst("tbody tr");

    assertThat(cell(row, "Config")).isEqualTo("inline:0a1b2c3d4e5f");
    assertThat(row.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("/configs"));
  }

  @Test
  void anUnknownPriceIsABadgeAndNeverZero() {
    logged(call().usage(TokenUsage.of(10, 5), null));
    logged(call().failed(502, "all_targets_failed", "No target could answer."));

    List<Element> rows = browser.open("/logs").html().select("tbody tr");

    assertThat(rows)
        .extracting(row -> cell(row, "Cost"))
        .containsExactlyInAnyOrder("–", "unpriced");
  }

  @Test
  void aCostThatIsKnownInPartIsNotShownAsExact() {
    logged(call().afterUnpriced(TokenUsage.of(10, 5)).usage(TokenUsage.of(1, 1), 750L));

    Element row = browser.open("/logs").html().select("tbody tr").getFirst();

    assertThat(cell(row, "Cost")).isEqualTo("≥ $0.00000075 partly unpriced");
  }

  @Test
  void showsOnlyWhatTheAddressAsksForAndSaysSo() {
    logged(call().team("search"));
    logged(call().team("support"));

    Page page = browser.open("/logs?team=search&range=24h");

    assertThat(page.html().select("tbody tr")).hasSize(1);
    assertThat(page.text("#f-team option[selected]")).isEqualTo("search");
    assertThat(page.html().select(".applied a").eachAttr("href"))
        .containsExactly("/logs?team=search", "/logs?range=24h", "/logs");
    assertThat(page.html().select("live-rows").attr("src"))
        .startsWith("/logs/live?range=24h&team=search&after=");
  }

  @Test
  void aFilterThatMatchesNothingLeadsBack() {
    logged(call());

    Page page = browser.open("/logs?team=nobody");

    assertThat(page.text("[data-empty]")).contains("No request matches these filters.");
    assertThat(page.html().select("[data-empty] a").attr("href")).isEqualTo("/logs");
  }

  @Test
  void findsRequestsOfWhichAProviderClaimedWhatCannotBe() {
    logged(call());
    UsageEvent event =
        Call.by(actor)
            .noted(List.of(new DecisionNote.UsageRejected("", 1, "completion_tokens", "-6")))
            .event();
    logs.add(event);

    Page page = browser.open("/logs?usage=rejected");

    assertThat(page.html().select("tbody tr")).hasSize(1);
    assertThat(page.html().select("tbody a.row-link").attr("href")).endsWith("" + event.id());
    assertThat(page.html().select("#f-usage option[selected]").attr("value")).isEqualTo("rejected");
    assertThat(page.text(".applied")).contains("usage rejected");
    assertThat(page.html().select("live-rows").attr("src")).contains("usage=rejected");
  }

  @Test
  void aMistakeInTheAddressIsToldAndTheRestStillWorks() {
    logged(call().team("search"));

    Page page = browser.open("/logs?team=search&status=abc&outcome=weird&from=yesterday");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text("[role=alert]")).contains("\"abc\"", "\"weird\"", "\"yesterday\"");
    assertThat(page.html().select("tbody tr")).hasSize(1);
  }

  @Test
  void olderPagesFollowByCursorUnderTheSameFilters() {
    for (int second = 0; second < 53; second++) {
      logged(call().team("search").at(Instant.now().minusSeconds(second)));
    }
    Page first = browser.open("/logs?team=search");
    String older = first.html().expectFirst("a[rel=next]").attr("href");
    Page second = browser.open(older);

    assertThat(first.html().select("tbody tr")).hasSize(50);
    assertThat(older).startsWith("/logs?team=search&cursor=");
    assertThat(second.html().select("tbody tr")).hasSize(3);
    assertThat(second.html().select("a[rel=next]")).isEmpty();
    assertThat(second.html().select("live-rows").hasAttr("src")).isFalse();
  }

  @Test
  void namesFromOutsideNeverBecomeMarkup() {
    logged(call().models(SCRIPT, SCRIPT + "2").key(SCRIPT).team("\"><img src=x>"));

    Page page = browser.open("/logs?model=" + "%3Cscript%3Ealert(1)%3C/script%3E2");

    assertThat(page.body()).doesNotContain(SCRIPT, "<img src=x>");
    assertThat(page.html().select("tbody td[data-label=Model]").text()).contains(SCRIPT);
    assertThat(page.html().select("#f-model").val()).isEqualTo(SCRIPT + "2");
  }

  @Test
  void showsNothingOfOtherOrganizations() {
    Actor other = accounts.person("other@example.test", "Other", Role.OWNER);
    logs.add(Call.by(other).event());
    logged(call());

    assertThat(browser.open("/logs").html().select("tbody tr")).hasSize(1);
  }

  private Call call() {
    return Call.by(actor);
  }

  private UsageEvent logged(Call call) {
    UsageEvent event = call.event();
    logs.add(event);
    return event;
  }

  private static String cell(Element row, String label) {
    return row.select("td[data-label=\"" + label + "\"]").text();
  }
}
