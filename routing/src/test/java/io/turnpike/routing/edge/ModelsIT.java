package io.turnpike.routing.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.testing.ClosedPort;
import io.turnpike.routing.testing.HostileProvider;
import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ModelsIT {

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final ClosedPort closed = ClosedPort.reserve();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private static final Asking ask = new Asking(gateway);

  @BeforeAll
  static void connect() {
    gateway
        .connect("local", provider.baseUrl())
        .connect("down", closed.baseUrl())
        .key("tp_narrow", null, Set.of("gpt-4o-mini", "local/hostile/html"));
    gateway.connections.put("vendor", "openai", provider.baseUrl(), null);
    gateway.connections.put("demo", "demo", provider.baseUrl(), null);
  }

  @Test
  void listsTheModelsOfEveryConnectionThatAnswers() {
    HttpResponse<String> answer = ask.get("/v1/models");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"id\":\"demo/echo\"", "\"id\":\"vendor/gpt-4o-mini\"")
        .contains("\"id\":\"local/hostile/html\"", "\"owned_by\":\"local\"")
        .contains("\"object\":\"list\"")
        .doesNotContain("\"down");
    assertThat(gateway.records()).isEmpty();
  }

  @Test
  void listsWhatTheKeyMayUse() {
    HttpResponse<String> answer = ask.get("/v1/models", "x-api-key", "tp_narrow");

    assertThat(answer.body())
        .contains("\"id\":\"vendor/gpt-4o-mini\"", "\"id\":\"local/hostile/html\"")
        .doesNotContain("demo/echo", "hostile/garbage");
  }

  @Test
  void showsOneModel() {
    assertThat(ask.get("/v1/models/demo/echo").body()).contains("\"id\":\"demo/echo\"");
    assertThat(ask.get("/v1/models/demo%2Fecho").body()).contains("\"id\":\"demo/echo\"");
    assertThat(ask.get("/v1/models/nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void wantsAKey() {
    assertThat(ask.get("/v1/models", "x-api-key", "tp_stranger").statusCode()).isEqualTo(401);
  }
}
