package io.turnpike.routing.config.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into the request's body: {@code .messages[0].role}. */
final class ParamsPath {

  private static final int DEEPEST = 16;
  private static final Pattern PART = Pattern.compile("\\.([^.\\[\\]]+)|\\[([0-9]{1,4})\\]");

  private ParamsPath() {}

  /** Names, and places in lists in decimal; null when it is none. */
  static @Nullable List<String> parse(String text) {
    List<String> path = new ArrayList<>();
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end && path.size() < DEEPEST) {
      String name = part.group(1);
      path.add(name == null ? String.valueOf(Integer.parseInt(part.group(2))) : name);
      end = part.end();
    }
    return end == text.length() && !path.isEmpty() ? List.copyOf(path) : null;
  }
}
