package io.turnpike.webui.logdetail;

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
import io.turnpike.webui.fake.LongStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class LogDetailTests {

  private static final String SCRIPT = "<script>alert(1)</script>";

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;

  private Actor actor;
  private Browser browser;

  @BeforeEach
  void aPersonOfANewOrganization() {
    actor = accounts.person("detail@example.test", "Detail", Role.VIEWER);
    browser = new Browser(port).with(accounts.open(actor));
  }

  @Test
  void everyValueOfTheContextLeadsToRequestsWithTheSame() {
    UsageEvent event = logged(Call.by(actor).metadata(Map.of("plan", "pro & more", "a=b", "c")));

    List<String> links =
        browser
            .open("/logs/" + event.id())
            .html()
            .select("section[aria-labelledby=context] a[href^=/logs?]")
            .eachAttr("href");

    assertThat(links).hasSize(10);
    for (String link : links) {
      assertThat(browser.open(link).html().select("tbody a.row-link").eachAttr("href"))
          .as(link)
          .contains("/logs/" + event.id());
    }
  }

  @Test
  void explainsChainAttemptsAndCost() {
    UsageEvent event = logged(Call.by(actor).afterRefusal("Slow down."));

    Page page = browser.open("/logs/" + event.id());

    assertThat(page.text(".chain")).contains("gpt-4o", "demo/flaky", "gpt-4o-2026-07-24");
    assertThat(page.html().select(".story > .try:not(.ruler)")).hasSize(2);
    assertThat(page.text(".story")).contains("rate limited, HTTP 429", "Slow down.", "HTTP 200");
    assertThat(page.html().select(".lane rect.failed title").text()).contains("failed here");
    assertThat(page.text(".maths tfoot")).isEqualTo("Total $0.0002004");
    assertThat(page.text(".maths tbody")).contains("1,200 $0.00000015 $0.15 $0.00018");
    assertThat(page.text("#request-id")).isEqualTo(event.id().toString());
    assertThat(page.html().select("a[href=/api/v1/logs/" + event.id() + "]")).hasSize(1);
    assertThat(page.text("main"))
        .contains("second of two (first rate limited)", "user-7", "session-9");
  }

  @Test
  void tellsThatAnotherKeyOfTheConnectionWasTried() {
    UsageEvent event =
        logged(
            Call.by(actor)
                .afterRefusal("Slow down.")
                .noted(
                    List.of(
                        new DecisionNote.Followed(
                            "", 1, "key_rotation", "rate_limited for the key \"first_key\"")))
                .event());

    assertThat(browser.open("/logs/" + event.id()).text(".story"))
        .contains("Tried another key", "rate limited for the key \"first_key\"");
  }

  @Test
  void aConfigThatCameWithTheRequestHasNoPage() {
    UsageEvent event = logged(Call.by(actor).inline("inline:0a1b2c3d4e5f"));

    Page page = browser.open("/logs/" + event.id());

    assertThat(page.text(".verdict")).contains("inline:0a1b2c3d4e5f").doesNotContain("@0");
    assertThat(page.html().select("main a[href^=/configs]")).isEmpty();
  }

  @Test
  void tellsTheWholeStoryOfThreeAttempts() {
    UsageEvent event = logged(LongStory.by(actor));

    Page page = browser.open("/logs/" + event.id());

    List<String> told = page.html().select(".story > li:not(.ruler)").eachText();
    assertThat(told).hasSize(10);
    assertThat(told.get(0))
        .contains("Did not hold: enterprise", "metadata.plan", "was free", "was not there")
        .contains("Held: short");
    assertThat(told.get(1))
        .contains(
            "azure-us gpt-4o", "may keep what it is sent", "zero data", "not_zdr", "breaker_open");
    assertThat(told.get(2)).contains("loadbalance", "weight 3, lot 0.1233", "drawn");
    assertThat(told.get(3)).contains("Shadow copy", "canary gpt-5-mini");
    assertThat(told.get(4)).contains("Attempt 1: openai-eu", "key first", "rate limited, HTTP 429");
    assertThat(told.get(5)).contains("Tried again", "rate limited, waits 800 ms");
    assertThat(told.get(6)).contains("Attempt 2", "half-open", "timeout", "unconfirmed");
    assertThat(told.get(7)).contains("Fell back", "timeout");
    assertThat(told.get(8)).contains("Attempt 3: anthropic", "HTTP 200", "$0.0002004");
    assertThat(told.get(9)).contains("Succeeded", "may also bill one attempt");
    assertThat(page.html().select("a[href=/logs/" + LongStory.COPY + "]")).hasSize(1);
    assertThat(page.html().select(".verdict a").attr("href"))
        .isEqualTo("/configs/support/versions/3");
  }

  @Test
  void tellsAClaimThatCannotBeAfterItsAttempt() {
    UsageEvent event =
        logged(
            Call.by(actor)
                .noted(
                    List.of(
                        new DecisionNote.UsageRejected("", 1, "completion_tokens", "<b>-6</b>")))
                .event());

    Page page = browser.open("/logs/" + event.id());

    List<String> told = page.html().select(".story > li:not(.ruler)").eachText();
    assertThat(told.get(0)).contains("Attempt 1");
    assertThat(told.get(1))
        .contains("Usage rejected", "attempt 1 claimed that completion_tokens is <b>-6</b>")
        .contains("billed by an estimate");
  }

  @Test
  void tellsThatABudgetSentItAnotherWay() {
    UsageEvent event =
        logged(
            Call.by(actor)
                .noted(
                    List.of(
                        new DecisionNote.Degraded("", "team-month", "cheap", null),
                        new DecisionNote.Degraded("", "team-month", "gone", "config_not_found")))
                .event());

    Page page = browser.open("/logs/" + event.id());

    List<String> told = page.html().select(".story > li:not(.ruler)").eachText();
    assertThat(told.get(0)).contains("Degraded", "team-month had no room", "config cheap was used");
    assertThat(told.get(1)).contains("went on as it was", "gone", "config not found");
  }

  @Test
  void tellsWhatTheClientWasTold() {
    UsageEvent event = logged(Call.by(actor).failed(502, "all_targets_failed", "No target."));

    Page page = browser.open("/logs/" + event.id());

    assertThat(page.text(".note.danger")).contains("No target.", "all_targets_failed");
    assertThat(page.text("main")).contains("Nothing was used.");
  }

  @Test
  void anUnknownPriceIsSaid() {
    UsageEvent event = logged(Call.by(actor).usage(TokenUsage.of(10, 5), null));

    assertThat(browser.open("/logs/" + event.id()).text("main")).contains("unpriced", "in no sum");
  }

  @Test
  void aCostThatIsKnownInPartIsSaidToBeMore() {
    UsageEvent event =
        logged(Call.by(actor).afterUnpriced(TokenUsage.of(10, 5)).usage(TokenUsage.of(1, 1), 750L));

    Page page = browser.open("/logs/" + event.id());

    assertThat(page.text(".kpis")).contains("≥ $0.00000075");
    assertThat(page.text(".story")).contains("≥ $0.00000075 in all");
    assertThat(page.text("main"))
        .contains("One attempt used tokens whose price is not known", "10 in, 5 out, unpriced");
  }

  @Test
  void whatBelongsToOthersOrNobodyIsNotFound() {
    UsageEvent foreign = logged(Call.by(accounts.person("else@example.test", "Else", Role.OWNER)));

    assertThat(browser.open("/logs/" + foreign.id()).status().value()).isEqualTo(404);
    assertThat(browser.open("/logs/00000000-0000-7000-8000-000000000000").status().value())
        .isEqualTo(404);
    Page odd = browser.open("/logs/%3Cscript%3E");
    assertThat(odd.status().value()).isEqualTo(404);
    assertThat(odd.body()).doesNotContain("<script>");
  }

  @Test
  void namesFromOutsideNeverBecomeMarkup() {
    UsageEvent event =
        logged(
            Call.by(actor)
                .models(SCRIPT, SCRIPT)
                .key(SCRIPT)
                .metadata(Map.of(SCRIPT, SCRIPT))
                .afterRefusal(SCRIPT));

    assertThat(browser.open("/logs/" + event.id()).body()).doesNotContain(SCRIPT);
  }

  private UsageEvent logged(Call call) {
    return logged(call.event());
  }

  private UsageEvent logged(UsageEvent event) {
    logs.add(event);
    return event;
  }
}
