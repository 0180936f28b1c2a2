package io.turnpike.routing.dialects.json;

import io.turnpike.routing.dialects.RequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves fields out of a request, by paths such as {@code a.b}, {@code tools[0].x} or {@code
 * tools[*].function.strict}. What is not there is not missed. Reads the whole request as a tree, so
 * it is for those targets only whose provider chokes on something.
 */
public final class ParamDrops {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** A name, or a position in brackets; names do not hold dots or brackets. */
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,6}|\\*)]");

  private static final String EVERY = "*";

  private ParamDrops() {}

  /** The same body where there is nothing to drop. */
  public static RequestBody apply(RequestBody body, List<String> paths) {
    if (paths.isEmpty()) {
      return body;
    }
    TreeReads.add();
    JsonNode tree = JSON.readTree(body.bytes());
    paths.forEach(path -> drop(tree, steps(path), 0));
    return RequestBody.of(JSON.writeValueAsBytes(tree));
  }

  private static List<String> steps(String path) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      steps.add(step.group(1) != null ? step.group(1) : step.group(2));
    }
    return steps;
  }

  private static void drop(JsonNode node, List<String> steps, int at) {
    String step = steps.get(at);
    boolean last = at == steps.size() - 1;
    switch (node) {
      case ObjectNode object when last -> object.remove(step);
      case ObjectNode object when object.has(step) -> drop(object.path(step), steps, at + 1);
      case ArrayNode list when last -> positions(list, step).forEach(list::remove);
      case ArrayNode list ->
          positions(list, step).forEach(position -> drop(list.path(position), steps, at + 1));
      default -> {}
    }
  }

  /** From the last one, so that those before it stay where they are while it is removed. */
  private static IntStream positions(ArrayNode list, String step) {
    int last = list.size() - 1;
    if (step.equals(EVERY)) {
      return IntStream.rangeClosed(0, last).map(position -> last - position);
    }
    return isIndex(step)
        ? IntStream.of(Integer.parseInt(step)).filter(position -> position <= last)
        : IntStream.empty();
  }

  private static boolean isIndex(String step) {
    return step.length() <= 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
