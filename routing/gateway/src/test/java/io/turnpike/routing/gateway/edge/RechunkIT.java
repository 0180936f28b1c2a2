package io.turnpike.routing.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.gateway.testing.HostileProvider;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.Rechunked;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same answer, written and cut in a hundred ways by each vendor, over real sockets. */
@ExtendWith(NoLeaks.class)
class RechunkIT {

  private static final int WAYS = 100;

  @AutoClose private static final HostileProvider provider = HostileProvider.start();
  @AutoClose private static final GatewayFixture gateway = GatewayFixture.start();
  private final Asking ask = new Asking(gateway);

  @ParameterizedTest
  @ValueSource(strings = {"openai-compatible", "anthropic"})
  void clientsSeeTheSameEvents(String type) {
    gateway.connect(type, type, provider.baseUrl());
    provider.otherwise(Completion.text(Rechunked.WORDS));
    List<String> plain = events(type + "/plain");
    assertThat(plain).contains(" ☂ null").last().isEqualTo("[DONE]");

    for (int seed = 0; seed < WAYS; seed++) {
      assertThat(events(type + "/hostile/rechunk-" + seed)).as("seed " + seed).isEqualTo(plain);
    }
  }

  /** What each event says, without ids and times. */
  private List<String> events(String model) {
    return Events.data(ask.streamed(model).body()).stream().map(RechunkIT::said).toList();
  }

  private static String said(String data) {
    if (data.equals("[DONE]")) {
      return data;
    }
    JsonNode choice = JsonMapper.shared().readTree(data).path("choices").path(0);
    return choice.path("delta").path("content").asString("")
        + ' '
        + choice.path("finish_reason").asString("null");
  }
}
