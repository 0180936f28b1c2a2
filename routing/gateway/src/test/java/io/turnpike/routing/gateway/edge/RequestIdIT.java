package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The id that SDKs show to their users. */
class RequestIdIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway.connect("up", provider.baseUrl()).connectAnthropic("an", provider.baseUrl());
  }

  @ParameterizedTest
  @ValueSource(strings = {"up/m", "an/m", "nobody/m", "up/hostile/status-500"})
  void isOursWhereTheProviderGivesNone(String model) {
    assertOurs(ask.whole(model));
    assertOurs(ask.streamed(model));
  }

  @Test
  void isOnRefusalsAndListsToo() {
    assertOurs(ask.get("/v1/models"));
    assertOurs(ask.whole("up/m", "x-api-key", "tp_nobody"));
  }

  @Test
  void isTheProvidersWhereItGivesOne() {
    provider.next(Completion.tokens(3).header("x-request-id: req_upstream"));
    HttpResponse<String> answer = ask.whole("up/m");

    assertThat(answer.headers().allValues("x-request-id")).containsExactly("req_upstream");
  }

  private static void assertOurs(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("x-request-id"))
        .as("%s %s", answer.statusCode(), answer.body())
        .isEqualTo(answer.headers().allValues("x-turnpike-request-id"))
        .hasSize(1);
  }
}
