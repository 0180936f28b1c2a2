package io.turnpike.webui.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.billing.Budget;
import io.turnpike.billing.Period.Unit;
import io.turnpike.billing.Period.Window;
import io.turnpike.billing.alerts.BudgetAlert;
import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.tenants.Role;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.webhooks.Webhook;
import io.turnpike.tenants.webhooks.Webhooks.Delivery;
import io.turnpike.tenants.webhooks.Webhooks.Listed;
import io.turnpike.tenants.webhooks.Webhooks.State;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeBudgetAlerts;
import io.turnpike.webui.fake.FakeWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class AlertsPageTests {

  private static final String URL = "https://hooks.example.com/turnpike";
  private static final String NEW = "form[action=/alerts/webhooks]";
  private static final long DOLLAR = 1_000_000_000;

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeWebhooks webhooks;
  @Autowired FakeBudgetAlerts alerts;

  private People people;
  private Person person;

  @BeforeEach
  void aPerson() {
    people = new People(accounts, port);
    person = people.owner();
  }

  @Test
  void saysWhatToDoWhereThereIsNothing() {
    Page page = open();
    assertThat(page.text("#main"))
        .contains("No budget has reached", "No webhook yet", "No e-mail is sent");
    assertThat(page.html().select("input[name=events]").hasAttr("checked")).isTrue();
  }

  @Test
  void showsWhatWasReachedToTheNano() {
    alerts.add(person.actor().organizationId(), alert(80, 20 * DOLLAR + 1));
    assertThat(open().text("tbody"))
        .contains("monthly", "user alice", "80 %", "$20.000000001", "$25.00", "per month");
    assertThat(people.owner().browser().open("/alerts").body()).doesNotContain("alice");
  }

  @Test
  void addsAWebhookAndShowsItsSecretOnce() {
    Page answer = send(NEW, Map.of("url", URL, "events", "budget.alert"));
    assertThat(answer.status().value()).isEqualTo(303);
    String secret = open().text("#webhook-secret");
    assertThat(secret).startsWith("whsec_");
    assertThat(open().body()).contains(URL).doesNotContain(secret);
  }

  @Test
  void saysWhatIsWrongAtTheField() {
    Page answer = send(NEW, Map.of("url", "ftp://x"));
    assertThat(answer.status().value()).isEqualTo(422);
    assertThat(answer.text("#e-url")).contains("https://");
    assertThat(answer.text("#e-events")).contains("at least one");
    assertThat(answer.html().select("#f-url").val()).isEqualTo("ftp://x");
    assertThat(answer.html().select("input[name=events]").hasAttr("checked")).isFalse();
  }

  @Test
  void sendsATestAndLooksAgainWhileItIsUnderWay() {
    WebhookId id = added();
    assertThat(open().html().select("#webhooks [hx-get]")).isEmpty();
    send("form[action=/alerts/webhooks/" + id + "/test]", Map.of());
    Page page = open();
    assertThat(page.text("#webhooks tbody")).contains("Under way", "webhook.test");
    assertThat(page.html().select("#last-" + id).attr("hx-select")).isEqualTo("#last-" + id);
  }

  @Test
  void switchesOffAndOnAndDeletes() {
    WebhookId id = added();
    send("form[action=/alerts/webhooks/" + id + "/disable]", Map.of());
    assertThat(open().text("#webhooks .chip")).startsWith("Off");
    send("form[action=/alerts/webhooks/" + id + "/enable]", Map.of());
    assertThat(open().text("#webhooks .chip")).startsWith("On");
    send("form[action=/alerts/webhooks/" + id + "/delete]", Map.of());
    assertThat(open().text("#webhooks")).contains("No webhook yet");
  }

  @Test
  void saysWhyOneWasSwitchedOffAndWhatWentWrong() {
    WebhookId id = new WebhookId(TimeOrderedId.next());
    Instant now = Instant.now();
    webhooks.put(
        person.actor(),
        new Listed(
            new Webhook(
                id, URL, Set.of("budget.alert"), false, "Switched off after 11 tries.", now),
            new Delivery(
                id.value(),
                "budget.alert",
                State.FAILED,
                11,
                now,
                now,
                now,
                500,
                "It answered 500.")));
    assertThat(open().text("#webhooks tbody"))
        .contains("Switched off after 11 tries.", "Given up", "11 tries", "It answered 500.");
  }

  @Test
  void othersSeeAlertsAndNoWebhooks() {
    Person developer = people.person(Role.DEVELOPER);
    Page page = developer.browser().open("/alerts");
    assertThat(page.status().value()).isEqualTo(200);
    assertThat(page.html().select("#webhooks, " + NEW)).isEmpty();
    assertThat(page.text("#main")).contains("Owners and admins can add webhooks");
  }

  @Test
  void whatIsInAnAlertIsTextOnly() {
    BudgetAlert hostile = alert(50, DOLLAR);
    alerts.add(
        person.actor().organizationId(),
        new BudgetAlert(
            hostile.id(),
            hostile.at(),
            "<script>alert(1)</script>",
            Map.of("tag", Map.of("customer", "*")),
            "<img src=x>",
            50,
            hostile.mode(),
            DOLLAR,
            DOLLAR,
            Unit.LIFETIME,
            hostile.window()));
    Page page = open();
    assertThat(page.html().select("#main script, #main img")).isEmpty();
    assertThat(page.text("tbody")).contains("tag customer <img src=x>", "for good");
  }

  private WebhookId added() {
    send(NEW, Map.of("url", URL, "events", "budget.alert"));
    return webhooks.list(person.actor()).blockFirst(Duration.ofSeconds(20)).webhook().id();
  }

  private static BudgetAlert alert(int percent, long spent) {
    Instant now = Instant.now();
    return new BudgetAlert(
        TimeOrderedId.next(),
        now,
        "monthly",
        Map.of("user", "*"),
        "alice",
        percent,
        Budget.Mode.HARD,
        25 * DOLLAR,
        spent,
        Unit.MONTH,
        new Window(now.minus(Duration.ofDays(3)), now.plus(Duration.ofDays(20))));
  }

  private Page open() {
    return person.browser().open("/alerts");
  }

  private Page send(String form, Map<String, String> values) {
    return person.browser().send(open(), form, values);
  }
}
