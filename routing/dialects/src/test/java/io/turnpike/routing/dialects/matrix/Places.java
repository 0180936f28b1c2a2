package io.turnpike.routing.dialects.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether a value stands in a document where it should.
 *
 * <p>A place is a JSON pointer with {@code *} for any step, or several of them with {@code |}
 * between them. A value stands there if one that is found there equals it, or all strings found
 * there, in their order, are together this one. {@code ~x} is a string that holds x, {@code *} any
 * that is not empty, and null that nothing stands there.
 */
public final class Places {

  private Places() {}

  public static boolean hold(JsonNode document, String places, JsonNode wanted) {
    List<JsonNode> found = new ArrayList<>();
    boolean held = false;
    for (String place : places.split(" \\| ")) {
      List<JsonNode> here = new ArrayList<>();
      find(document, steps(place), here);
      found.addAll(here);
      held |= isHeld(here, wanted);
    }
    return wanted.isNull() ? found.stream().allMatch(JsonNode::isNull) : held;
  }

  private static boolean isHeld(List<JsonNode> here, JsonNode wanted) {
    String text = here.stream().map(it -> it.asString("")).collect(Collectors.joining());
    String word = wanted.asString("");
    if (wanted.isString() && word.equals("*")) {
      return !text.isEmpty();
    }
    if (wanted.isString() && word.startsWith("~")) {
      return text.contains(word.substring(1));
    }
    return here.contains(wanted) || wanted.isString() && text.equals(word);
  }

  private static List<String> steps(String place) {
    return Arrays.asList(place.substring(1).split("/"));
  }

  private static void find(JsonNode at, List<String> steps, List<JsonNode> found) {
    if (steps.isEmpty()) {
      if (!at.isMissingNode()) {
        found.add(at);
      }
      return;
    }
    List<String> rest = steps.subList(1, steps.size());
    String step = steps.getFirst();
    if (step.equals("*")) {
      at.valueStream().forEach(it -> find(it, rest, found));
    } else {
      find(at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step), rest, found);
    }
  }
}
