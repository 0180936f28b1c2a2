package io.turnpike.routing.gateway.edge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which paths are the gateway's, and what a client that missed them probably meant. */
final class GatewayPath {

  private static final String ROOT = "/v1";
  private static final int LONGEST = 200;

  private GatewayPath() {}

  /** The path and query of a request target, which a client may write with the host in front. */
  static String of(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    int scheme = target.indexOf("://");
    return scheme < 0 ? target : behindAuthority(target, scheme + 3);
  }

  private static String behindAuthority(String target, int authority) {
    for (int at = authority; at < target.length(); at++) {
      switch (target.charAt(at)) {
        case '/' -> {
          return target.substring(at);
        }
        case '?', '#' -> {
          return "/";
        }
        default -> {}
      }
    }
    return "/";
  }

  /**
   * @param uri as {@link #of} gives it
   */
  static boolean isOurs(String uri) {
    return uri.startsWith(ROOT)
        && (uri.length() == 3 || uri.charAt(3) == '/' || uri.charAt(3) == '?');
  }

  /** The path under {@code /v1/}, without a query. */
  static String operation(String uri) {
    int query = uri.indexOf('?');
    int end = query < 0 ? uri.length() : query;
    String path = end <= 4 ? "" : uri.substring(4, end);
    return path.length() <= LONGEST ? path : path.substring(0, LONGEST);
  }

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

  private static String listed(List<String> known) {
    int last = known.size() - 1;
    return "/v1/" + String.join(", /v1/", known.subList(0, last)) + " and /v1/" + known.get(last);
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
    while (path.startsWith("v1/") || path.startsWith("/")) {
      path = path.substring(path.startsWith("/") ? 1 : 3);
    }
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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
