package io.turnpike.webui.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.infra.ids.TimeOrderedId;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import io.turnpike.routing.usage.TokenUsage;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.TeamId;
import io.turnpike.webui.Browser.Page;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.People;
import io.turnpike.webui.People.Person;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@ConsoleTest
class QuickstartPageTests {

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;
  @Autowired RouteConfigs configs;

  private Person person;

  @BeforeEach
  void aPerson() {
    person = new People(accounts, port).owner();
  }

  @Test
  void waitsForTheFirstCall() {
    Page page = person.browser().open("/quickstart");

    assertThat(page.text("[data-state]")).contains("Waiting for your call");
    assertThat(page.text("#snippet-python")).contains("YOUR_KEY", "http://localhost:8080/v1");
  }

  @Test
  void setsEveryToolToTheAddressAndTheKey() {
    Page page = person.browser().open("/quickstart");
    person.browser().send(page, "form[action=/quickstart/key]", Map.of());

    Page issued = person.browser().open("/quickstart");

    List<String> codes = issued.html().select("details[name=client] code").eachText();
    String key = issued.text("#gateway-key");
    assertThat(codes)
        .hasSizeGreaterThan(12)
        .allSatisfy(code -> assertThat(code).contains("http://localhost:8080", key));
    assertThat(issued.html().select("details[name=client] pre:not([tabindex=0])")).isEmpty();
    assertThat(issued.html().select("details[name=client] > summary")).hasSameSizeAs(codes);
    assertThat(issued.html().select("#step-clients ~ * h3, .stack > h3").eachText())
        .containsSubsequence("Agents and editors", "SDKs", "Frameworks", "curl")
        .doesNotHaveDuplicates();
  }

  @Test
  void showsTheAnsweredCall() {
    UsageEvent event = call(Outcome.SUCCEEDED, 200, null, "chat/completions");
    logs.add(event);

    Page page = person.browser().open("/quickstart?since=0");

    assertThat(page.html().select("[data-state]").attr("data-state")).isEqualTo("success");
    assertThat(page.text("[data-state]")).contains("demo", "5, 7 tok", "$0.00042");
    assertThat(page.html().select("a[href=/logs/" + event.id() + "]")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "invalid_api_key   | 401 | chat/completions    | Issue a new one",
        "config_not_found  | 400 | chat/completions    | x-turnpike-config",
        "model_not_found   | 404 | chat/completions    | demo/echo",
        "missing_required_parameter | 400 | chat/completions | messages",
        "unknown_path      | 404 | v1/chat/completions | /v1 twice",
        "provider_auth_failed | 401 | chat/completions | under Providers",
        "upstream_refused  | 502 | chat/completions    | base URL",
        "never_heard_of    | 503 | chat/completions    | Open the log entry"
      })
  void explainsAFailedCallWithItsFix(String code, int status, String operation, String fix) {
    logs.add(call(Outcome.REJECTED, status, code, operation));

    Page page = person.browser().open("/quickstart?since=0");

    assertThat(page.html().select("[data-state]").attr("data-state")).isEqualTo("danger");
    assertThat(page.text("[data-state]")).contains(fix, "The sentence the client got.", code);
  }

  @Test
  void turnsGreenByItself() {
    StepVerifier.create(live().map(ServerSentEvent::data).filter(data -> data != null))
        .then(() -> logs.add(call(Outcome.SUCCEEDED, 200, null, "chat/completions")))
        .assertNext(
            html ->
                assertThat(Jsoup.parse(html).select("[data-state]").attr("data-state"))
                    .isEqualTo("success"))
        .thenCancel()
        .verify(Duration.ofSeconds(20));
  }

  @Test
  void neverHearsOfTheCallsOfOthers() {
    logs.add(call(Outcome.SUCCEEDED, 200, null, "chat/completions"));
    Person stranger = new People(accounts, port).owner();

    assertThat(stranger.browser().open("/quickstart?since=0").text("[data-state]"))
        .contains("Waiting");
  }

  @Test
  void whatWasCalledBeforeOrWithAnotherKeyIsNobodysFirstCall() {
    logs.add(call(Outcome.SUCCEEDED, 200, null, "chat/completions"));
    assertThat(person.browser().open("/quickstart").text("[data-state]")).contains("Waiting");

    Page page = person.browser().open("/quickstart");
    String own = person.browser().send(page, "form[action=/quickstart/key]", Map.of()).location();
    logs.add(call(Outcome.SUCCEEDED, 200, null, "chat/completions"));
    assertThat(person.browser().open(own).text("[data-state]")).contains("Waiting");

    KeyId key = new KeyId(UUID.fromString(own.substring(own.indexOf('=') + 1)));
    logs.add(call(key, Outcome.SUCCEEDED, 200, null, "chat/completions"));
    assertThat(person.browser().open(own).text("[data-state]")).contains("was answered");
    assertThat(person.browser().open(own).html().select("#live-check").attr("hx-sse:connect"))
        .contains("since=", "&key=" + key);
  }

  @Test
  void issuesAnotherKeyAndShowsItOnce() {
    Page page = person.browser().open("/quickstart");
    person.browser().send(page, "form[action=/quickstart/key]", Map.of());

    Page first = person.browser().open("/quickstart");
    Page second = person.browser().open("/quickstart");

    assertThat(first.text("#snippet-curl")).contains(first.text("#gateway-key"));
    assertThat(second.text("#gateway-key")).endsWith("…");
  }

  @Test
  void makesTheStarterConfigWhenItIsMissing() {
    Page page = person.browser().open("/quickstart");
    person.browser().send(page, "form[action=/quickstart/config]", Map.of());

    assertThat(configs.find(person.actor().organizationId(), "first-call").block()).isNotNull();
    assertThat(
            person.browser().open("/quickstart").html().select("form[action=/quickstart/config]"))
        .isEmpty();
  }

  private Flux<ServerSentEvent<String>> live() {
    return WebClient.create("http://localhost:" + port)
        .get()
        .uri("/quickstart/live?since=0")
        .accept(MediaType.TEXT_EVENT_STREAM)
        .cookie("turnpike_session", person.browser().cookie("turnpike_session"))
        .retrieve()
        .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {});
  }

  private UsageEvent call(Outcome outcome, int status, String code, String operation) {
    return call(new KeyId(TimeOrderedId.next()), outcome, status, code, operation);
  }

  private UsageEvent call(KeyId key, Outcome outcome, int status, String code, String operation) {
    boolean answered = outcome == Outcome.SUCCEEDED;
    return new UsageEvent(
        TimeOrderedId.next(),
        new Who(
            person.actor().organizationId(),
            new TeamId(TimeOrderedId.next()),
            "default",
            key,
            "first key"),
        new Asked(answered ? "first-call" : null, answered ? 1 : 0, operation, true, "demo/echo"),
        CallLabels.NONE,
        Decided.NOTHING,
        List.of(),
        new Served(
            answered ? new Upstream("demo", "demo/echo") : null,
            outcome,
            status,
            ErrorGiven.of(code, "The sentence the client got.")),
        new Bill(
            answered ? TokenUsage.of(5, 7) : TokenUsage.NONE,
            answered ? UsageSource.PROVIDER : UsageSource.NONE,
            answered ? new Cost(420_000, "demo/echo@2026-11-21") : null),
        new Timing(Instant.now(), answered ? 12_000 : -1, 30_000));
  }
}
