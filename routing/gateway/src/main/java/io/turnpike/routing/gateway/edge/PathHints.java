package io.turnpike.routing.gateway.edge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a client that missed all paths probably meant. */
final class PathHints {

  private static final String ROOT = "/v1/";
  private static final String DOUBLED = "v1/";
  private static final int LONGEST = 200;

  private static final String ELSEWHERE =
      "Any other path is passed on to a provider, if the request says to which: name its connection"
          + " in \"x-turnpike-provider\", or in front of the model as in \"connection/model\", or go"
          + " by a config.";

  private PathHints() {}

  /**
   * A sentence with the path and what was meant by it, if that is plain; null for a path that could
   * be a provider's.
   *
   * @param known paths that are served
   */
  static @Nullable String missed(String operation, List<String> known) {
    String near = nearest(operation, known);
    if (isDoubled(operation)) {
      String meant = near == null ? trimmed(operation) : near;
      return nothing(operation) + "; remove the doubled /v1: /v1/" + shown(meant) + ".";
    }
    return near == null ? null : nothing(operation) + "; did you mean /v1/" + near + "?";
  }

  /**
   * A sentence for a path that could be a provider's, and nothing says whose.
   *
   * @param known paths that are served; the last one is not the only one
   */
  static String unplaced(String operation, List<String> known) {
    String own = nothing(operation) + ". What there is: " + listed(known) + ".";
    return operation.isEmpty() ? own : own + " " + ELSEWHERE;
  }

  /**
   * The same for a path that is not under {@code /v1}.
   *
   * @param path without a slash at either end
   * @param base what clients are to be set to, for example {@code https://gateway.example.com/v1}
   */
  static String elsewhere(String path, String base, List<String> known) {
    return "There is nothing for programs at /"
        + shown(path)
        + ". Set the base URL to "
        + base
        + " for calls to models (what there is: "
        + listed(known)
        + "); the management API is under /api"
        + ROOT
        + " and takes keys that begin with tpa_.";
  }

  private static String nothing(String operation) {
    return "There is nothing at /v1/" + shown(operation);
  }

  private static String shown(String path) {
    return path.length() > LONGEST ? path.substring(0, LONGEST) + "…" : path;
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
    while (path.startsWith(DOUBLED)) {
      path = path.substring(DOUBLED.length());
    }
    return path;
  }

  private static boolean isDoubled(String operation) {
    return operation.startsWith(DOUBLED);
  }

  /** The same letters, all or all but the last, or what stands before the first slash. */
  private static boolean isNear(String wanted, String known) {
    String letters = letters(wanted);
    String right = letters(known);
    return letters.equals(right)
        || letters.equals(right.substring(0, right.length() - 1))
        || known.startsWith(wanted + "/");
  }

  private static String letters(String path) {
    return path.replaceAll("[/_-]", "").toLowerCase(Locale.ROOT);
  }
}
