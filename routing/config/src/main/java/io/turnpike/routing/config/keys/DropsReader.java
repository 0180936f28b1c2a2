package io.turnpike.routing.config.keys;

import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code drop_params}: paths of request fields to leave out. */
final class DropsReader {

  private static final String KEY = "drop_params";
  private static final int MOST = 50;
  private static final int LONGEST = 200;
  private static final String PART = "[^.\\[\\]]+(\\[([0-9]{1,4}|\\*)\\])*";
  private static final Pattern PATH = Pattern.compile(PART + "(\\." + PART + ")*");

  /** Without these there is no request, or one of another kind. */
  private static final List<String> NEEDED =
      List.of("model", "messages", "stream", "stream_options");

  private DropsReader() {}

  /** The outer ones and the node's own. */
  static List<String> read(Fields node, List<String> outer) {
    List<String> own = new ArrayList<>();
    if (!node.each(KEY, (value, at) -> add(value, at, node, own))) {
      return outer;
    }
    if (own.size() > MOST) {
      node.mistake(KEY, "has " + own.size() + " paths; at most " + MOST + " are accepted.");
    }
    Set<String> all = new LinkedHashSet<>(outer);
    all.addAll(own);
    return List.copyOf(all);
  }

  private static void add(JsonNode value, Pointer at, Fields node, List<String> own) {
    String path = value.isString() ? value.stringValue() : "";
    if (path.length() > LONGEST || !PATH.matcher(path).matches()) {
      node.mistake(at, "must be a path such as \"a.b\", \"tools[0].x\" or \"tools[*].strict\".");
    } else if (NEEDED.contains(path)) {
      node.mistake(at, Spelling.quoted(path) + " cannot be left out of a request.");
    } else {
      node.addOnce(path, at, own);
    }
  }
}
