package io.turnpike.tenants.input;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/**
 * Tells from its spelling whether a host is on this machine or network. Only decides whether plain
 * http may be configured; whether the address may be reached is for the outbound guard to say.
 */
public final class HostKind {

  private static final Pattern PRIVATE_NAME =
      Pattern.compile("[a-z][a-z0-9-]*\\.?|.+\\.(localhost|local|internal|lan|home\\.arpa)\\.?");

  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private HostKind() {}

  /**
   * @param host in lower case; IPv6 in brackets
   */
  public static boolean looksPrivate(String host) {
    return host.startsWith("[") || IPV4.matcher(host).matches()
        ? isPrivateLiteral(host)
        : PRIVATE_NAME.matcher(host).matches();
  }

  private static boolean isPrivateLiteral(String host) {
    try {
      return isPrivate(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress() || address.isSiteLocalAddress() || isUniqueLocal(address);
  }

  /** fc00::/7; the JDK knows only its forerunner. */
  private static boolean isUniqueLocal(InetAddress address) {
    return address instanceof Inet6Address && (address.getAddress()[0] & 0xFE) == 0xFC;
  }
}
