package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.RoutePlan.Retry;
import io.turnpike.routing.plan.RoutePlan.Target;
import io.turnpike.routing.plan.RoutePlan.Timeouts;
import io.turnpike.routing.usage.DecisionNote.Followed;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several keys of one connection: who is asked, who is on cooldown, and what the client never
 * notices.
 */
@ExtendWith(NoLeaks.class)
class KeyRotationIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);
  private static int connections;

  private String connection = "";

  @BeforeEach
  void forget() {
    provider.reset();
    gateway.reset();
    connections++;
    connection = "two" + connections;
    gateway.keyed(connection, provider.baseUrl(), "sk-a", "sk-b");
  }

  @Test
  void takesTurns() {
    for (int i = 0; i < 4; i++) {
      assertThat(ask.whole(connection + "/m").statusCode()).isEqualTo(200);
    }

    assertThat(keys()).containsExactlyInAnyOrder("sk-a", "sk-a", "sk-b", "sk-b");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 401, 403, 402})
  void whatOneKeyIsRefusedAnotherIsGranted(int status) {
    provider.next(Refusal.status(status).retryAfterSeconds(60), Completion.text("granted"));

    HttpResponse<String> answer = ask.streamed(connection + "/m");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("granted");
    assertThat(new HashSet<>(keys())).isEqualTo(Set.of("sk-a", "sk-b"));
    UsageEvent event = gateway.awaitEvent();
    assertThat(event.attempts()).hasSize(2);
    assertThat(event.attempts()).extracting(each -> each.where().credential()).isEqualTo(keys());
    assertThat(event.attempts()).extracting(each -> each.where().breaker()).containsOnly("closed");
    assertThat(event.decided().notes())
        .singleElement()
        .isInstanceOfSatisfying(
            Followed.class,
            note -> {
              assertThat(note.attempt()).isEqualTo(1);
              assertThat(note.action()).isEqualTo("key_rotation");
              assertThat(note.reason())
                  .isEqualTo(
                      event.attempts().getFirst().failure().word()
                          + " for the key \""
                          + keys().getFirst()
                          + '"');
            });
  }

  @Test
  void aKeyThatIsRateLimitedRestsAsLongAsTheProviderSays() {
    provider.next(Refusal.status(429).retryAfterSeconds(60));
    ask.whole(connection + "/m");
    String limited = keys().getFirst();

    for (int i = 0; i < 5; i++) {
      ask.whole(connection + "/m");
    }

    assertThat(keys().subList(1, 7)).doesNotContain(limited);
  }

  @Test
  void whenAllRestTheClientIsToldWhenTheFirstIsReady() {
    provider.next(
        Refusal.status(429).retryAfterSeconds(60), Refusal.status(429).retryAfterSeconds(20));

    HttpResponse<String> first = ask.whole(connection + "/m");
    HttpResponse<String> second = ask.whole(connection + "/m");

    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("retry-after")).hasValue("20");
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValueAsLong("retry-after").orElseThrow()).isBetween(15L, 20L);
    assertThat(provider.requests()).hasSize(2);
  }

  @Test
  void aSingleKeyIsNotAskedWhileItRests() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.status(429).retryAfterSeconds(30));
    ask.whole(connection + "/m");

    HttpResponse<String> answer = ask.whole(connection + "/m");

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(provider.requests()).hasSize(1);
    assertThat(gateway.journal.awaitEvents(2).getLast().attempts()).isEmpty();
  }

  @Test
  void aKeyThatIsRefusedTwiceInARowIsSetAsideUntilTheConnectionChanges() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.status(401), Refusal.status(401));
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer = ask.whole(connection + "/m");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("provider_auth_failed");
    }
    assertThat(provider.requests()).hasSize(2);

    gateway.keyed(connection + "x", provider.baseUrl(), "sk-z");
    gateway.keyed(connection, provider.baseUrl(), "sk-a");

    assertThat(ask.whole(connection + "/m").statusCode()).isEqualTo(200);
  }

  @Test
  void aSpentQuotaIsNotAskedAgain() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.insufficientQuota());

    for (int i = 0; i < 3; i++) {
      assertThat(ask.whole(connection + "/m").statusCode()).isEqualTo(402);
    }

    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void tryingAnotherKeyIsNoRetry() {
    gateway.config(connection, new Target(connection, List.of(), Timeouts.DEFAULT, Retry.NONE));
    provider.next(Refusal.status(429));

    assertThat(ask.whole("m", "x-turnpike-config", connection).statusCode()).isEqualTo(200);
  }

  @Test
  void whatARefusedKeyCostIsNothing() {
    provider.next(Refusal.status(401), Completion.tokens(3));

    ask.whole(connection + "/m");

    UsageEvent event = gateway.awaitEvent();
    assertThat(event.served().outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(event.attempts().getFirst().bill().cost()).isNull();
    assertThat(event.attempts().getLast().bill().cost()).isEqualTo(event.bill().cost());
  }

  private static List<String> keys() {
    return provider.requests().stream().map(KeyRotationIT::key).toList();
  }

  private static String key(ReceivedRequest request) {
    return Objects.requireNonNull(request.header("authorization")).substring("Bearer ".length());
  }
}
