package io.turnpike.webui.configs;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.RouteConfigs;
import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ConsoleTest
class DryRunPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired RouteConfigs configs;
  @Autowired GatewayKeys keys;

  private People people;
  private Person person;

  @BeforeEach
  void aPersonWithAConfig() {
    people = new People(accounts, port);
    person = people.owner();
    configs.save(person.actor(), "mine", "{}", 0).block();
    configs.save(person.actor(), "mine", "{ }", 1).block();
  }

  @Test
  void saysWhatWouldBeTriedAndWhy() {
    Page page = run(Map.of("body", "{}", "headers", "X-Test: a:b", "version", "1"));

    assertThat(page.html().select(".would li").eachText().getFirst())
        .contains("openai-eu gpt-4o", "/targets/1/targets/2");
    assertThat(page.text(".would")).contains("for nobody with [X-Test]");
    assertThat(page.text(".story")).contains("Did not hold: enterprise", "not_zdr", "lot 0.1233");
    assertThat(page.html().select(".story .try")).isEmpty();
    assertThat(page.text("main")).contains("mine@1", "loadbalance:1/2");
    assertThat(page.html().select("#f-version option[selected]").val()).isEqualTo("1");
    assertThat(page.html().select("#f-headers").text()).isEqualTo("X-Test: a:b");
  }

  @Test
  void decidesForTheKeyThatIsChosen() {
    String key =
        keys.create(
                person.actor(),
                new GatewayKeys.Draft("bot", "search", null, Set.of(), KeyRights.NONE, null))
            .block()
            .key()
            .id()
            .toString();

    Page page = run(Map.of("body", "{}", "headers", "", "key", key));

    assertThat(page.text(".would")).contains("for search with []");
    assertThat(page.html().select("#f-key option[selected]").val()).isEqualTo(key);
  }

  @Test
  void saysWhyNothingWouldBeAsked() {
    Page page = run(Map.of("body", "{\"model\":\"ghost\"}", "headers", ""));

    assertThat(page.text("[role=alert]")).isEqualTo("No target may serve this request.");
    assertThat(page.html().select(".would")).isEmpty();
  }

  @Test
  void mistakesAreAtTheirFieldsAndTheTextStays() {
    Page body = run(Map.of("body", "hello", "headers", ""));
    assertThat(body.status().value()).isEqualTo(422);
    assertThat(body.text("#e-body")).contains("not a JSON object");
    assertThat(body.html().select("#f-body").text()).isEqualTo("hello");

    Page headers = run(Map.of("body", "{}", "headers", "no colon"));
    assertThat(headers.status().value()).isEqualTo(422);
    assertThat(headers.text("#e-headers")).contains("name: value");
  }

  @Test
  void aConfigOfAnotherOrganizationIsNotFound() {
    assertThat(people.owner().browser().open("/configs/mine/dry-run").status().value())
        .isEqualTo(404);
  }

  private Page run(Map<String, String> values) {
    return person
        .browser()
        .send(
            person.browser().open("/configs/mine/dry-run"),
            "form[action=/configs/mine/dry-run]",
            values);
  }
}
