package io.turnpike.routing.gateway.edge;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The path of a request, and whether it is under the gateway's own root. */
final class GatewayPath {

  private static final String ROOT = "/v1";

  /** What may come out as a dot, a slash or a backslash where it is decoded, once or twice. */
  private static final Pattern ENCODED = Pattern.compile("%(25)*(2e|2f|5c)", CASE_INSENSITIVE);

  private static final Pattern DOTS = Pattern.compile("(^|[/\\\\])\\.{1,2}($|[/\\\\;])");

  private GatewayPath() {}

  /**
   * The path and query of a request target, which a client may write with the host in front. Plain
   * letters that were encoded are written as such, as whoever serves the path would read them.
   */
  static String of(String target) {
    return target.indexOf('%') < 0 ? behindHost(target) : PlainLetters.in(behindHost(target));
  }

  private static String behindHost(String target) {
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

  /** What follows the first question mark; null without one. */
  static @Nullable String query(String target) {
    int mark = target.indexOf('?');
    return mark < 0 ? null : target.substring(mark + 1);
  }

  /** The path under {@code /v1/}, without a query or a slash at either end. */
  static String operation(String uri) {
    return part(uri, ROOT.length());
  }

  /** The whole path in the same form, for example {@code openai/v1/models}. */
  static String whole(String uri) {
    return part(uri, 0);
  }

  private static String part(String uri, int from) {
    int query = uri.indexOf('?');
    int end = query < 0 ? uri.length() : query;
    int start = from;
    while (start < end && uri.charAt(start) == '/') {
      start++;
    }
    while (end > start && uri.charAt(end - 1) == '/') {
      end--;
    }
    return uri.substring(start, end);
  }

  /**
   * Whether a part of it is, or could be read as, a step up or on the spot: below the address of a
   * provider such a path would leave it.
   */
  static boolean climbs(String path) {
    return DOTS.matcher(decoded(path)).find();
  }

  private static String decoded(String path) {
    return path.indexOf('%') < 0
        ? path
        : ENCODED.matcher(path).replaceAll(found -> plain(found.group(2)));
  }

  private static String plain(String hex) {
    return switch (hex.toLowerCase(Locale.ROOT)) {
      case "2e" -> ".";
      case "2f" -> "/";
      default -> "\\\\";
    };
  }
}
