package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Parameters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Hosts that addresses may lead to, and those they may not; each with all below it.
 *
 * @param allowed empty for all
 */
record Hosts(List<String> allowed, List<String> denied) {

  private static final int MOST = 500;
  private static final Pattern HOST = Pattern.compile("[^/:@\\s?#*]{1,253}|\\[[0-9a-fA-F:.]+\\]");

  static Hosts read(Parameters parameters) {
    return new Hosts(list(parameters, "allow"), list(parameters, "deny"));
  }

  boolean allows(Url url) {
    return !url.isAt(denied) && (allowed.isEmpty() || url.isAt(allowed));
  }

  boolean areNone() {
    return allowed.isEmpty() && denied.isEmpty();
  }

  private static List<String> list(Parameters parameters, String key) {
    List<String> hosts = parameters.texts(key, MOST);
    if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
      parameters.mistake(
          key, "must have hosts such as \"example.com\", without scheme, path and stars.");
    }
    return hosts.stream()
        .map(host -> host.toLowerCase(Locale.ROOT).replaceFirst("^\\.", ""))
        .toList();
  }
}
