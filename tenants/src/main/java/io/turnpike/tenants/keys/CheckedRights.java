package io.turnpike.tenants.keys;

import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.input.Mistakes;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hosts and origins as they are compared: in lower case, and as a browser writes an origin. */
final class CheckedRights {

  private static final int MOST = 100;
  private static final int LONGEST = 300;
  private static final String NAME = "(?:[a-z0-9._-]+|\\[[0-9a-f:.]+])(?::[0-9]{1,5})?";
  private static final Pattern HOST = Pattern.compile(NAME);
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://" + NAME);
  private static final Pattern USUAL_PORT =
      Pattern.compile("(?<=^https://.{1,300}):443$|(?<=^http://.{1,300}):80$");

  private CheckedRights() {}

  static KeyRights of(KeyRights rights, Mistakes mistakes) {
    return new KeyRights(
        rights.inlineConfigs(),
        rights.ownProviderKeys(),
        hosts(rights.customHosts(), mistakes),
        origins(rights.allowedOrigins(), mistakes));
  }

  private static Set<String> hosts(Collection<String> written, Mistakes mistakes) {
    Set<String> hosts = lower(written);
    check(hosts, HOST, "/custom_hosts", "host or host:port without scheme and path", mistakes);
    return hosts;
  }

  private static Set<String> origins(Collection<String> written, Mistakes mistakes) {
    Set<String> origins =
        lower(written).stream().map(CheckedRights::origin).collect(Collectors.toUnmodifiableSet());
    check(origins, ORIGIN, "/allowed_origins", "https://host or https://host:port", mistakes);
    return origins;
  }

  /** Browsers name no usual port and no path. */
  private static String origin(String written) {
    String origin = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
    return USUAL_PORT.matcher(origin).replaceFirst("");
  }

  private static Set<String> lower(Collection<String> written) {
    return written.stream()
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void check(
      Set<String> words, Pattern shape, String field, String form, Mistakes mistakes) {
    if (words.size() > MOST) {
      mistakes.add(field, "At most " + MOST + "; one * allows all.");
    }
    if (!words.stream().allMatch(word -> fits(word, shape))) {
      mistakes.add(field, "Write each as " + form + ", or a single * for all.");
    }
  }

  private static boolean fits(String word, Pattern shape) {
    return word.equals(KeyRights.ANY) || word.length() <= LONGEST && shape.matcher(word).matches();
  }
}
