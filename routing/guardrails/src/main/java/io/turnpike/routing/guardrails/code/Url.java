package io.turnpike.routing.guardrails.code;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * An address of the web in a text.
 *
 * @param host in lower case, without user info and port; empty where it is none
 */
record Url(int start, int end, String host) {

  private static final List<String> BEGINNINGS = List.of("https://", "http://", "www.");
  private static final String ENDS = "<>\"'`{}|\\^";
  private static final String NOT_LAST = ".,;:!?)]*_";

  private static final Pattern HOST =
      Pattern.compile(
          "([\\p{L}\\p{N}_]([\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.){1,20}(\\p{L}{2,63}|xn--[a-z0-9-]{1,59})"
              + "|localhost|(\\d{1,3}\\.){3}\\d{1,3}|\\[[0-9a-f:.]{2,45}\\]");

  static void find(String text, Consumer<Url> found) {
    int i = 0;
    while (i < text.length()) {
      String beginning = beginning(text, i);
      if (beginning.isEmpty()) {
        i++;
      } else {
        int end = end(text, i + beginning.length());
        found.accept(new Url(i, end, host(text, i, beginning, end)));
        i = Math.max(end, i + 1);
      }
    }
  }

  /** Whether it is well formed; nobody is asked for it. */
  boolean isValid() {
    return !host.isEmpty();
  }

  /** Whether it leads to one of these hosts, or below one. */
  boolean isAt(List<String> hosts) {
    return hosts.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
  }

  private static String beginning(String text, int i) {
    char c = text.charAt(i);
    if (c != 'h' && c != 'H' && c != 'w' && c != 'W') {
      return "";
    }
    return BEGINNINGS.stream()
        .filter(one -> text.regionMatches(true, i, one, 0, one.length()))
        .filter(one -> !one.startsWith("w") || i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
        .findFirst()
        .orElse("");
  }

  private static int end(String text, int from) {
    int end = from;
    while (end < text.length() && belongs(text.charAt(end))) {
      end++;
    }
    while (end > from && NOT_LAST.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean belongs(char c) {
    return !Character.isWhitespace(c) && !Character.isISOControl(c) && ENDS.indexOf(c) < 0;
  }

  private static String host(String text, int start, String beginning, int end) {
    String rest = text.substring(start, end).toLowerCase(Locale.ROOT);
    String plain = beginning.endsWith("/") ? rest.substring(beginning.length()) : rest;
    String authority = plain.split("[/?#]", 2)[0];
    String server = authority.substring(authority.lastIndexOf('@') + 1);
    String host = server.replaceFirst(":\\d{0,5}$", "").replaceFirst("\\.$", "");
    return HOST.matcher(host).matches() ? host : "";
  }
}
