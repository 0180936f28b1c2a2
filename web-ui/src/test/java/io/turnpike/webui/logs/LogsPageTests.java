package io.turnpike.webui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.usage.DecisionNote;
import io.turnpike.routing.usage.DecisionNote.Cached;
import io.turnpike.routing.usage.DecisionNote.Guarded;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
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
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertThat(cell(row, "Status")).isEqualTo("Succeeded 200");
    assertThat(cell(row, "Model")).contains("gpt-4o", "gpt-4o-2026-07-24", "openai-eu");
    assertThat(cell(row, "Config")).isEqualTo("support@3");
    assertThat(row.select("[data-label=Config] a").attr("href"))
        .isEqualTo("/configs/support/versions/3");
    assertThat(cell(row, "Team, key")).contains("default", "web-app");
    assertThat(cell(row, "Tokens")).isEqualTo("1,200 in → 34 out");
    assertThat(cell(row, "Cost")).isEqualTo("$0.0002004");
    assertThat(cell(row, "First token")).isEqualTo("320 ms");
    assertThat(cell(row, "Total")).isEqualTo("900 ms");
    assertThat(cell(row, "Attempts")).isEqualTo("2");
  }

  @Test
  void aRowTellsWhatCacheAndGuardrailsDid() {
    Guarded redacted = guarded("pii", "redact");
    Guarded denied = guarded("secrets", "deny");
    logged(call());
    logged(call().noted(List.of(redacted, cached("hit"))));
    logged(
        call()
            .failed(400, "guardrail_denied", "It has a key.")
            .noted(List.of(guarded("topics", "observed"), redacted, denied)));
    logged(call().noted(List.of(cached("semantic-hit"))));
    logged(call().noted(List.of(cached("miss"))));

    List<Element> rows = browser.open("/logs").html().select("tbody tr");

    assertThat(rows)
        .extracting(row -> cell(row, "Status").replace("Succeeded 200", "").strip())
        .containsExactlyInAnyOrder(
            "",
            "Cache: hit Guardrails: redacted",
            "Failed 400 Guardrails: denied +2",
            "Cache: semantic",
            "Cache: miss");
    assertThat(rows.toString()).contains("it saved $0.0315 and 812 ms");
  }

  @Test
  void cacheAndGuardrailsAreFilters() {
    UsageEvent hit = logged(call().noted(List.of(cached("hit"))));
    UsageEvent denied = logged(call().noted(List.of(guarded("secrets", "deny"))));

    assertThat(shown("/logs?cache=hit")).containsExactly(hit.id().toString());
    assertThat(shown("/logs?guardrail=deny")).containsExactly(denied.id().toString());
    Page page = browser.open("/logs?cache=semantic-hit&guardrail=redact");
    assertThat(page.text(".applied")).contains("cache semantic-hit", "guardrail redacted");
    assertThat(page.text("#f-cache option[selected]")).isEqualTo("semantic");
    assertThat(page.text("#f-guardrail option[selected]")).isEqualTo("redacted");
    assertThat(page.html().select("live-rows").attr("src"))
        .startsWith("/logs/live?cache=semantic-hit&guardrail=redact");
    assertThat(browser.open("/logs?cache=warm").text(".note.warning"))
        .contains("\"warm\" is no cache status such as hit or miss");
  }

  private List<String> shown(String address) {
    return browser.open(address).html().select("tbody tr").eachAttr("data-id");
  }

  private static Cached cached(String status) {
    return new Cached("", status, "0a1b", 4_200, 31_500_000, 812_000, -1, null);
  }

  private static Guarded guarded(String check, String action) {
    return new Guarded("/0", "input", null, check, "fail", action, "email 1", "/messages/0");
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
  void theFilesHoldWhatThePageIsFilteredBy() {
    assertThat(browser.open("/logs").html().select("a[href*=format]")).as("untouched").isEmpty();
    logged(call());

    Page page = browser.open("/logs?model=demo*&metadata.plan=pro&range=24h");

    assertThat(page.html().select("a[download]").eachAttr("href"))
        .satisfiesExactly(
            csv ->
                assertThat(csv)
                    .startsWith("/api/v1/logs?model=demo*&metadata.plan=pro&from=")
                    .endsWith("&format=csv"),
            ndjson -> assertThat(ndjson).contains("&from=").endsWith("&format=ndjson"));
    assertThat(browser.open("/logs?banana=1").html().select("a[download]")).isEmpty();
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
  void aModelIsFoundByWhatItsNameBeginsWith() {
    logged(call().models("gpt-4o", "gpt-4o-2026-07-24"));
    logged(call().models("claude-haiku", "claude-haiku-4-5"));

    assertThat(browser.open("/logs?model=gpt-4*").html().select("tbody tr")).hasSize(1);
    assertThat(browser.open("/logs?model=gpt-4").text("[data-empty]"))
        .contains("must be exactly \"gpt-4\"", "gpt-4* finds");
  }

  @Test
  void aClassOfStatusesIsAFilter() {
    logged(call());
    logged(call().failed(502, "all_targets_failed", "No target could answer."));

    Page page = browser.open("/logs?status=5xx");

    assertThat(page.html().select("tbody tr")).hasSize(1);
    assertThat(page.text("tbody [data-label=Status]")).isEqualTo("Failed 502 all_targets_failed");
    assertThat(page.text(".applied")).contains("status 5xx");
  }

  @Test
  void whatClientsWroteOnTheirRequestsIsAFilter() {
    UsageEvent ann =
        logged(call().labels(new CallLabels(Map.of("plan", "pro"), "t-1", "ann", "s-1")));
    logged(call().labels(new CallLabels(Map.of("plan", "free"), "t-2", "bob", "s-2")));

    for (String filter :
        List.of(
            "user=ann", "session=s-1", "trace=t-1", "metadata.plan=pro", "metadata=plan%3Dpro")) {
      Page page = browser.open("/logs?" + filter);
      assertThat(page.html().select("tbody a.row-link").eachAttr("href"))
          .as(filter)
          .containsExactly("/logs/" + ann.id());
      assertThat(page.html().select(".applied a")).as(filter).hasSize(2);
    }
    assertThat(browser.open("/logs?metadata.plan=pro&user=ann").html().select("live-rows"))
        .singleElement()
        .extracting(rows -> rows.attr("src"))
        .asString()
        .startsWith("/logs/live?user=ann&metadata.plan=pro&after=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"usr=ann", "banana=1", "team=%00", "status=wat", "outcome=wat", "metadata=plan"})
  void whatIsNotUnderstoodIsToldAndNoRowIsShown(String query) {
    logged(call().team("search"));

    Page page = browser.open("/logs?team=search&" + query.replace("team=%00", "key=%00"));

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text("[role=alert]")).contains("No request is shown");
    assertThat(page.html().select("tbody tr")).isEmpty();
    assertThat(page.html().select("live-rows").hasAttr("src")).isFalse();
    assertThat(browser.open("/logs/live?" + query).status().value()).isEqualTo(422);
  }

  @Test
  void everyMistakeInTheAddressIsTold() {
    logged(call().team("search"));

    Page page = browser.open("/logs?team=search&status=abc&outcome=weird&from=yesterday");

    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.text("[role=alert]")).contains("\"abc\"", "\"weird\"", "\"yesterday\"");
    assertThat(page.html().select("tbody tr")).isEmpty();
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
