package io.turnpike.routing.dialects.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Operation;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;

/** Requests for a response to work with. */
final class ResponsesFixture {

  static final ResponsesDialect DIALECT = new ResponsesDialect(new ChatDialect());

  private ResponsesFixture() {}

  static RequestScan scan(String json) {
    return DIALECT.request(operation(0), null, json.getBytes(UTF_8));
  }

  static RequestScan count(String json) {
    return DIALECT.request(operation(1), null, json.getBytes(UTF_8));
  }

  static Operation operation(int place) {
    return DIALECT.operations().get(place);
  }

  static String sent(String json, String model, Target target) {
    return new String(scan(json).sent(model, target).bytes(), UTF_8);
  }

  static Target target(Override... overrides) {
    return target(List.of(overrides), List.of(), List.of());
  }

  static Target target(List<Override> overrides, List<Override> defaults, List<String> drops) {
    return new Target(
        "",
        null,
        "up",
        overrides,
        defaults,
        drops,
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  static Override parameter(String field, String json) {
    return new Override(field, json.getBytes(UTF_8), null);
  }
}
