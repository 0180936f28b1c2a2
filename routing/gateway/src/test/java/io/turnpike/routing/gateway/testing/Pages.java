package io.turnpike.routing.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.gateway.testing.behaviour.NamedBehaviours;
import io.turnpike.routing.gateway.testing.behaviour.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The two pages that always behave. */
final class Pages {

  private Pages() {}

  static Stream<Step> models() {
    List<Map<String, Object>> models = new ArrayList<>();
    NamedBehaviours.names().forEach(name -> models.add(Map.of("id", name, "object", "model")));
    return json(JsonMapper.shared().writeValueAsBytes(Map.of("object", "list", "data", models)));
  }

  static Stream<Step> json(byte[] body) {
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    return Stream.of(Step.send(head.getBytes(UTF_8)), Step.send(body), new Step.Finish());
  }
}
