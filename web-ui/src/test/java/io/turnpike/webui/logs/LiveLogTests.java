package io.turnpike.webui.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.tenants.Accounts.Session;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.Role;
import io.turnpike.webui.ConsoleTest;
import io.turnpike.webui.fake.Call;
import io.turnpike.webui.fake.FakeAccounts;
import io.turnpike.webui.fake.FakeRequestLogs;
import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

@ConsoleTest
class LiveLogTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @LocalServerPort int port;
  @Autowired FakeAccounts accounts;
  @Autowired FakeRequestLogs logs;

  private Actor actor;
  private Session session;

  @BeforeEach
  void aPersonOfANewOrganization() {
    actor = accounts.person("live@example.test", "Live", Role.VIEWER);
    session = accounts.open(actor);
  }

  @Test
  void aNewRowArrivesRenderedUnderItsRequestId() {
    UsageEvent event =
        Call.by(actor).models("gpt-4o", "<script>alert(1)</script>\r\nid: x").event();

    StepVerifier.create(stream("/logs/live", null))
        .assertNext(greeting -> assertThat(greeting.event()).isEqualTo("beat"))
        .then(() -> addHeard(event))
        .assertNext(
            row -> {
              assertThat(row.id()).isEqualTo(event.id().toString());
              assertThat(row.data()).doesNotContain("<script>");
              Element markup = row(row);
              assertThat(markup.attr("data-id")).isEqualTo(event.id().toString());
              assertThat(markup.select("td[data-label=Cost]").text()).isEqualTo("$0.0002004");
              assertThat(markup.select("td[data-label=Status]").text()).isEqualTo("Succeeded 200");
            })
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void onlyRowsThatTheFiltersMatchArrive() {
    UsageEvent wanted = Call.by(actor).team("search").event();

    StepVerifier.create(stream("/logs/live?team=search", null))
        .expectNextCount(1)
        .then(() -> addHeard(Call.by(actor).team("support").event()))
        .then(() -> logs.add(wanted))
        .assertNext(row -> assertThat(row.id()).isEqualTo(wanted.id().toString()))
        .thenCancel()
        .verify(PATIENCE);
  }

  @Test
  void whoWasAwayGetsWhatWasMissed() {
    UsageEvent seen = logged();
    UsageEvent missed = logged();

    for (Flux<ServerSentEvent<String>> stream :
        List.of(
            stream("/logs/live", seen.id().toString()),
            stream("/logs/live?after=" + seen.id(), null))) {
      StepVerifier.create(stream)
          .expectNextCount(1)
          .assertNext(row -> assertThat(row.id()).isEqualTo(missed.id().toString()))
          .thenCancel()
          .verify(PATIENCE);
    }
  }

  @Test
  void otherOrganizationsAreNotHeard() {
    Actor other = accounts.person("deaf@example.test", "Deaf", Role.OWNER);
    UsageEvent own = Call.by(actor).event();

    StepVerifier.create(stream("/logs/live", "no-id"))
        .expectNextCount(1)
        .then(() -> addHeard(Call.by(other).event()))
        .then(() -> logs.add(own))
        .assertNext(row -> assertThat(row.id()).isEqualTo(own.id().toString()))
        .thenCancel()
        .verify(PATIENCE);
  }

  /** The greeting says that the stream stands; the log is listened to a moment later. */
  private void addHeard(UsageEvent event) {
    await().atMost(PATIENCE).until(() -> logs.isHeard(actor.organizationId()));
    logs.add(event);
  }

  private UsageEvent logged() {
    UsageEvent event = Call.by(actor).event();
    logs.add(event);
    return event;
  }

  private static Element row(ServerSentEvent<String> event) {
    return Jsoup.parse("<table>" + event.data() + "</table>", Parser.htmlParser())
        .expectFirst("tr");
  }

  private Flux<ServerSentEvent<String>> stream(String path, String lastEventId) {
    return WebClient.create("http://localhost:" + port)
        .get()
        .uri(path)
        .accept(MediaType.TEXT_EVENT_STREAM)
        .cookie("turnpike_session", session.token().reveal())
        .headers(headers -> headers.set("Last-Event-ID", lastEventId == null ? "" : lastEventId))
        .retrieve()
        .bodyToFlux(new ParameterizedTypeReference<ServerSentEvent<String>>() {});
  }
}
