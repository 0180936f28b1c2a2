package io.turnpike.webui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.tenants.GatewayKeys;
import io.turnpike.tenants.KeyRights;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import io.turnpike.webui.fake.SampleData;
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
    assertThat(page.html().select("section[aria-labelledby=week] tbody tr")).hasSize(7);
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
