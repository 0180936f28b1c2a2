package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Refusal;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.usage.UsageEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything fails, everybody may retry: how much more the provider gets than clients asked for.
 */
@ExtendWith(NoLeaks.class)
class OutageIT {

  private static final int REQUESTS = 2_000;
  private static final int AT_ONCE = 10;

  /**
   * @param minimumCalls so many calls before the breaker may open; many keep it closed
   */
  @ParameterizedTest
  @ValueSource(ints = {10, 1_000_000})
  void isNotMultiplied(int minimumCalls) throws Exception {
    try (HostileProvider provider = HostileProvider.start();
        GatewayFixture gateway =
            GatewayFixture.start(Map.of("turnpike.gateway.breakers.minimum-calls", minimumCalls))) {
      gateway
          .connect("down", provider.baseUrl())
          .config(
              "patient",
              new Target("down", List.of(), Timeouts.DEFAULT, new Retry(3, Set.of(500), true)));
      provider.otherwise(Refusal.status(500).retryAfterMillis(1));

      ask(new Asking(gateway));

      assertThat(provider.requests().size()).isLessThanOrEqualTo(REQUESTS * 12 / 10);
      assertThat(gateway.journal.awaitEvents(REQUESTS))
          .extracting(UsageEvent::attempts)
          .allMatch(attempts -> attempts.size() <= 5);
      if (minimumCalls > REQUESTS) {
        assertThat(provider.requests().size()).isGreaterThan(REQUESTS);
      }
    }
  }

  private static void ask(Asking ask)
      throws InterruptedException, ExecutionException, TimeoutException {
    String body = "{\"model\":\"m\"," + Asking.QUESTION + "}";
    for (int i = 0; i < REQUESTS; i += AT_ONCE) {
      List<CompletableFuture<HttpResponse<String>>> some =
          Stream.generate(
                  () ->
                      ask.sendLater(
                          ask.request("/v1/chat/completions", "x-turnpike-config", "patient")
                              .POST(BodyPublishers.ofString(body))
                              .build()))
              .limit(AT_ONCE)
              .toList();
      for (CompletableFuture<HttpResponse<String>> one : some) {
        assertThat(one.get(30, TimeUnit.SECONDS).statusCode()).isIn(502, 503);
      }
    }
  }
}
