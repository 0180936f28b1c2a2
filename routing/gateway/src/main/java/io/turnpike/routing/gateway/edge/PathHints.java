package io.turnpike.routing.gateway.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client that missed all paths probably meant. */
final class PathHints {

  private static final String ROOT = "/v1/";

  private PathHints() {}

  /**
   * A sentence with the path and, where one is near, the right one.
   *
   * @param known paths that are served; the last one is not the only one
   */
  static String unknown(String operation, List<String> known) {
    String near = nearest(operation, known);
    String path = "There is nothing at /v1/" + operation;
    if (operation.startsWith("v1/") && near != null) {
      return path + "; remove the doubled /v1: /v1/" + near + ".";
    }
    return near == null
        ? path + ". What there is: " + listed(known) + "."
        : path + "; did you mean /v1/" + near + "?";
  }

  /**
   * The same for a path that is not under {@code /v1}.
   *
   * @param path without a slash at either end
   * @param base what clients are to be set to, for example {@code https://gateway.example.com/v1}
   */
  static String elsewhere(String path, String base, List<String> known) {
    return "There is nothing for programs at /"
        + path
        + ". Set the base URL to "
        + base
        + " for calls to models (what there is: "
        + listed(known)
        + "); the management API is under /api"
        + ROOT
        + " and takes keys that begin with tpa_.";
  }

  private static String listed(List<String> known) {
    int last = known.size() - 1;
    return ROOT
        + String.join(", " + ROOT, known.subList(0, last))
        + " and "
        + ROOT
        + known.get(last);
  }

  private static @Nullable String nearest(String operation, List<String> all) {
    String wanted = trimmed(operation);
    for (String known : all) {
      if (wanted.equals(known) || isNear(wanted, known)) {
        return known;
      }
    }
    return null;
  }

  private static String trimmed(String operation) {
    String path = operation;
    while (path.startsWith("v1/")) {
      path = path.substring(3);
    }
    return path;
  }

  private static boolean isNear(String wanted, String known) {
    String singular = known.substring(0, known.length() - 1);
    return wanted.equalsIgnoreCase(known)
        || wanted.equalsIgnoreCase(singular)
        || wanted.replace('-', '/').replace("_", "/").equalsIgnoreCase(known)
        || isFamily(wanted, known.indexOf('/'), known);
  }

  /** Whether it begins as the known one does before its first slash. */
  private static boolean isFamily(String wanted, int slash, String known) {
    return slash > 0 && wanted.startsWith(known.substring(0, slash));
  }
}
