package io.turnpike.routing.cache;

import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chat requests as people send them, made up, and the same with one field that says otherwise. */
final class RandomRequests {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");
  private static final List<String> WORDS =
      List.of("refund", "not", "order", "12", "12.0", "km", "é", "🔑", " ", "\n", "\"", "is");

  private RandomRequests() {}

  /**
   * @param number told in it, so that no two are the same
   */
  static String request(SplittableRandom random, int number) {
    ObjectNode request = JSON.createObjectNode();
    request.put("model", "model-" + random.nextInt(4));
    request.put("temperature", random.nextInt(20) / 10.0);
    request.put("max_tokens", random.nextInt(1, 4_000));
    ArrayNode messages = request.putArray("messages");
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      message(random, messages.addObject());
    }
    messages.addObject().put("role", "user").put("content", "question " + number);
    ObjectNode function = request.putArray("tools").addObject().putObject("function");
    function.put("name", "f" + random.nextInt(9)).putObject("parameters").put("strict", true);
    return request.toString();
  }

  /** One field of it is another, is gone, or is one more. */
  static String changed(SplittableRandom random, String body) {
    ObjectNode request = (ObjectNode) JSON.readTree(body);
    ArrayNode messages = (ArrayNode) request.get("messages");
    ObjectNode message = (ObjectNode) messages.get(random.nextInt(messages.size()));
    ObjectNode function = (ObjectNode) request.at("/tools/0/function");
    switch (random.nextInt(12)) {
      case 0 -> request.put("model", request.path("model").asString() + "x");
      case 1 -> request.put("temperature", request.path("temperature").asDouble() + 0.01);
      case 2 -> request.put("max_tokens", request.path("max_tokens").asInt() + 1);
      case 3 -> request.remove("max_tokens");
      case 4 -> request.put("seed", random.nextInt());
      case 5 -> message.put("content", message.path("content").asString() + ".");
      case 6 -> message.put("role", message.path("role").asString() + "s");
      case 7 -> message.put("name", "ann");
      case 8 -> messages.remove(0);
      case 9 -> messages.addObject().put("role", "user").put("content", "");
      case 10 -> function.put("name", function.path("name").asString() + "_");
      default -> ((ObjectNode) function.get("parameters")).put("strict", false);
    }
    return request.toString();
  }

  private static void message(SplittableRandom random, ObjectNode message) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(WORDS.get(random.nextInt(WORDS.size())));
    }
    message.put("role", ROLES.get(random.nextInt(ROLES.size()))).put("content", text.toString());
  }
}
