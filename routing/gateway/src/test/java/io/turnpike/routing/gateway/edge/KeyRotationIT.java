package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.ReceivedRequest;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
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
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(gateway.awaitEventOf(answer).attempts()).isEmpty();
  }

  @Test
  void aKeyThatIsRefusedTwiceInARowRests() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.status(401), Refusal.status(401));
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer = ask.whole(connection + "/m");
      assertThat(answer.statusCode()).isEqualTo(502);
      assertThat(answer.body()).contains("provider_auth_failed");
      assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
    }
    assertThat(provider.requests()).hasSize(2);

    gateway.keyed(connection + "x", provider.baseUrl(), "sk-z");
    gateway.keyed(connection, provider.baseUrl(), "sk-a");

    assertThat(ask.whole(connection + "/m").statusCode()).isEqualTo(200);
  }

  /** All that a provider can say of one model, or of one who asks for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          403 | {'error':{'message':'You are not allowed to sample from this model','type':'invalid_request_error'}} | 403
          403 | {'error':{'message':'Project `p` does not have access to model `forb`','code':'model_not_found'}} | 403
          401 | {'error':{'message':'Missing scopes: model.request','code':'missing_scope'}} | 403
          403 | {'error':{'message':'Country not supported','code':'unsupported_country_region_territory'}} | 403
          403 | {'type':'error','error':{'type':'permission_error','message':'Not this resource.'}} | 403
          403 | {'error':{'code':403,'message':'Flagged.','metadata':{'flagged_input':'x'}}} | 400
          404 | {'error':{'message':'There is no model `forb`','code':'model_not_found'}} | 404
          429 | {'error':{'message':'Slow down with forb.'}} | 429
          429 | {'error':{'message':'Nothing left for forb.','code':'insufficient_quota'}} | 429
          """)
  void whatAModelIsRefusedConcernsNoOther(int status, String body, int told) {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    Refusal refusal = Refusal.status(status).body(body.replace('\'', '"'));
    provider.next(refusal, refusal);

    for (int i = 0; i < 2; i++) {
      assertThat(ask.whole(connection + "/forb").statusCode()).isEqualTo(told);
    }
    provider.reset();

    assertThat(ask.whole(connection + "/good").statusCode()).isEqualTo(200);
  }

  /** Whoever is refused may have brought it upon themselves; others ask for something else. */
  @Test
  void whatIsForbiddenIsAskedForAgain() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.status(403), Refusal.status(403), Refusal.status(403));

    for (int i = 0; i < 3; i++) {
      HttpResponse<String> refused = ask.whole(connection + "/m");
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body())
          .contains("provider_permission_denied", "permission_error", "gateway key is fine");
      assertThat(refused.headers().firstValue("x-should-retry")).hasValue("false");
    }

    assertThat(ask.whole(connection + "/m").statusCode()).isEqualTo(200);
  }

  /** A vendor that says with 400 what others say with 401. */
  @Test
  void aKeyThatIsNotValidIsFollowedByTheNextWhateverTheStatus() {
    Refusal invalid =
        Refusal.status(400)
            .body(
                "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":"
                    + "\"INVALID_ARGUMENT\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}");
    provider.next(invalid, Completion.text("granted"));

    assertThat(ask.whole(connection + "/m").body()).contains("granted");

    gateway.keyed(connection + "one", provider.baseUrl(), "sk-a");
    provider.next(invalid);
    HttpResponse<String> alone = ask.whole(connection + "one/m");
    assertThat(alone.statusCode()).isEqualTo(502);
    assertThat(alone.body()).contains("provider_auth_failed", "gateway key is fine");
  }

  @Test
  void aWaitThatOnlyTheBodyNamesIsHeard() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(
        Refusal.status(429)
            .body(
                "[{\"error\":{\"code\":429,\"message\":\"Please retry in 16.6s.\",\"status\":"
                    + "\"RESOURCE_EXHAUSTED\"}}]"));

    HttpResponse<String> limited = ask.whole(connection + "/m");
    HttpResponse<String> again = ask.whole(connection + "/m");

    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("retry-after")).hasValue("17");
    assertThat(limited.headers().firstValue("x-should-retry")).isEmpty();
    assertThat(again.statusCode()).isEqualTo(429);
    assertThat(provider.requests()).hasSize(1);
  }

  @Test
  void aSpentQuotaIsNotAskedAgainAtOnce() {
    gateway.keyed(connection, provider.baseUrl(), "sk-a");
    provider.next(Refusal.insufficientQuota());

    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = ask.whole(connection + "/m");
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.body()).contains("\"code\":\"insufficient_quota\"");
      assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
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
