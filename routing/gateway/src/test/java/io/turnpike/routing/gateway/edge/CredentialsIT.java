package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.attempt.health.BreakerState;
import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.tenants.GatewayKey.KeyRights;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose key is which, wherever clients put them. */
@ExtendWith(NoLeaks.class)
class CredentialsIT {

  private static final String OWN = "sk-proj-own-0123456789";
  private static final String STORED = "sk-canary-0123456789";

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("keyed", provider.baseUrl());
    gateway.connections.put("bare", "openai", provider.baseUrl(), null);
    gateway.connections.put("claude", "anthropic", provider.baseUrl(), null);
    gateway.key("tp_own", new KeyRights(false, true, Set.of(), Set.of()));
  }

  @BeforeEach
  void reset() {
    provider.reset();
    gateway.reset();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-turnpike-api-key",
        "x-portkey-api-key",
        "x-api-key",
        "api-key",
        "x-goog-api-key",
        "authorization"
      })
  void aGatewayKeyIsOneWhereverItStands(String header) {
    assertThat(ask.whole("keyed/m", header, GatewayFixture.KEY).statusCode()).isEqualTo(200);
    assertSent(STORED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer sk-proj-x", "Bearer ", "Bearer dummy", "Bearer OPENAI_API_KEY", "Basic e"})
  void whateverElseStandsInAuthorizationIsNoObstacle(String authorization) {
    for (String header : List.of("x-portkey-api-key", "x-turnpike-api-key", "api-key")) {
      provider.reset();
      HttpResponse<String> answer =
          ask.whole("keyed/m", "authorization", authorization, header, GatewayFixture.KEY);

      assertThat(answer.statusCode()).as(header).isEqualTo(200);
      assertSent(STORED);
    }
  }

  @Test
  void anotherLibrarysKeyIsNoObstacleEither() {
    ask.whole("keyed/m", "x-api-key", "sk-ant-x", "x-portkey-api-key", GatewayFixture.KEY);

    assertSent(STORED);
  }

  @Test
  void aKeyMayStandInTheQuery() {
    HttpResponse<String> answer =
        ask.send(
            java.net.http.HttpRequest.newBuilder(
                    gateway.url("/v1/chat/completions?alt=sse&key=" + GatewayFixture.KEY))
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofString(
                        "{\"model\":\"keyed/m\"," + Asking.QUESTION + "}"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(provider.awaitRequest(1).path()).doesNotContain("key");
  }

  @Test
  void aCallersOwnKeyGoesToAConnectionWithoutOne() {
    HttpResponse<String> answer = own("bare/gpt-4o-mini");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertSent(OWN);
    assertThat(gateway.awaitEvent().attempts().getFirst().where().credential())
        .isEqualTo("the caller's own");
    assertThat(gateway.records().toString()).doesNotContain(OWN);
  }

  @Test
  void itIsNeverReadAsSeveralFields() {
    String object = "{\"api_key\":\"sk-within\"}";

    ask.whole("bare/m", "authorization", "Bearer " + object, "x-turnpike-api-key", "tp_own");

    assertSent(object);
  }

  @Test
  void itGoesIntoTheProvidersOwnHeader() {
    own("claude/claude-haiku-4-5");

    assertThat(provider.awaitRequest(1).header("x-api-key")).isEqualTo(OWN);
  }

  @Test
  void itNeverGoesToAConnectionThatHasKeys() {
    own("keyed/m");

    assertSent(STORED);
    assertThat(provider.awaitRequest(1).headers().toString()).doesNotContain(OWN);
  }

  @Test
  void itGoesNowhereUnlessTheGatewayKeyAllowsIt() {
    ask.whole("bare/m", "authorization", "Bearer " + OWN, "x-api-key", GatewayFixture.KEY);

    assertThat(provider.awaitRequest(1).headers().toString()).doesNotContain(OWN);
  }

  @Test
  void aGatewayKeyIsNeverTakenForAProviders() {
    ask.whole("bare/m", "authorization", "Bearer tp_own", "x-turnpike-api-key", "tp_own");
    ask.whole("bare/m", "authorization", "Bearer tpa_own", "x-turnpike-api-key", "tp_own");

    assertThat(provider.awaitRequest(1).header("authorization")).isNull();
    assertThat(provider.awaitRequest(2).header("authorization")).isNull();
  }

  @Test
  void aRefusedKeyOfTheCallersIsTheirsToMendAndRestsNothing() {
    for (int i = 0; i < 30; i++) {
      provider.next(Refusal.status(401));
      HttpResponse<String> answer = own("bare/gpt-refused");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("own_provider_key_refused").doesNotContain(OWN);
    }
    assertThat(own("bare/gpt-refused").statusCode()).isEqualTo(200);
    assertThat(gateway.targets())
        .filteredOn(target -> target.key().model().equals("gpt-refused"))
        .allMatch(target -> target.state() == BreakerState.CLOSED);
  }

  @Test
  void whoBringsNoneHearsThatOneIsWanted() {
    provider.next(Refusal.status(401));

    HttpResponse<String> answer = ask.whole("bare/gpt-4o-mini", "authorization", "Bearer tp_own");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("own_provider_key_missing", "x-turnpike-api-key");
  }

  private static HttpResponse<String> own(String model) {
    return ask.whole(model, "authorization", "Bearer " + OWN, "x-turnpike-api-key", "tp_own");
  }

  private static void assertSent(String key) {
    ReceivedRequest received = provider.awaitRequest(1);
    assertThat(received.header("authorization")).isEqualTo("Bearer " + key);
    assertThat(received.headers().toString()).doesNotContain("tp_");
  }
}
