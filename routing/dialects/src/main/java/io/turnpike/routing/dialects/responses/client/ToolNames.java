package io.turnpike.routing.dialects.responses.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a request's tools are called where there are only functions: a namespace is part of the
 * name. Remembered until the answer calls them.
 */
final class ToolNames {

  /** As long as a function's name may be. */
  private static final int LONGEST = 64;

  private static final String BETWEEN = "__";

  private final Map<String, Tool> byFunction = new HashMap<>();

  /**
   * A tool as the client knows it.
   *
   * @param namespace null when it is in none
   * @param custom called with a text, not with arguments
   */
  record Tool(String name, @Nullable String namespace, boolean custom) {}

  /** False when another tool has this name already. */
  boolean add(String function, Tool tool) {
    return byFunction.putIfAbsent(function, tool) == null;
  }

  boolean has(String function) {
    return byFunction.containsKey(function);
  }

  /** A name that no tool has was made up by the model; the client is to see that. */
  Tool tool(String function) {
    Tool tool = byFunction.get(function);
    return tool == null ? new Tool(function, null, false) : tool;
  }

  /** The same for the same tool in every request of a conversation. */
  static String function(@Nullable String namespace, String name) {
    if (namespace == null || namespace.isEmpty()) {
      return name;
    }
    String function = namespace.endsWith(BETWEEN) ? namespace + name : namespace + BETWEEN + name;
    return function.length() <= LONGEST ? function : shortened(function);
  }

  private static String shortened(String function) {
    CRC32 sum = new CRC32();
    sum.update(function.getBytes(UTF_8));
    String mark = "_" + HexFormat.of().toHexDigits((int) sum.getValue());
    return function.substring(0, LONGEST - mark.length()) + mark;
  }
}
