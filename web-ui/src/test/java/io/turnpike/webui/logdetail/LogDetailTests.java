package io.turnpike.webui.logdetail;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageEvent;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.Browser;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
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
  void explainsChainAttemptsAndCost() {
    UsageEvent event = logged(Call.by(actor).afterRefusal("Slow down."));

    Page page = browser.open("/logs/" + event.id());

    assertThat(page.text(".chain")).contains("gpt-4o", "demo/flaky", "gpt-4o-2026-07-24");
    assertThat(page.html().select(".lanes > li:not(.ruler)")).hasSize(2);
    assertThat(page.text(".lanes")).contains("rate limited, HTTP 429", "Slow down.", "HTTP 200");
    assertThat(page.html().select(".lane rect.failed title").text()).contains("failed here");
    assertThat(page.text(".maths tfoot")).isEqualTo("Total $0.0002004");
    assertThat(page.text(".maths tbody")).contains("1,200 $0.00000015 $0.15 $0.00018");
    assertThat(page.text("#request-id")).isEqualTo(event.id().toString());
    assertThat(page.html().select("a[href=/api/v1/logs/" + event.id() + "]")).hasSize(1);
    assertThat(page.text("main")).contains("fallback:2/2 rate_limited", "user-7", "session-9");
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
    UsageEvent event = call.event();
    logs.add(event);
    return event;
  }
}
