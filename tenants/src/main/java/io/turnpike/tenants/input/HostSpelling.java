package io.turnpike.tenants.input;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ways to write a host that mean another address than one reads, or none that a provider has. Only
 * keeps slips and tricks out of what is stored; where a call may go, the outbound guard says.
 */
public final class HostSpelling {

  private static final int LONGEST = 253;
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern DOTTED = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

  /** Names that clouds give to the service that hands out their machines' credentials. */
  private static final Set<String> METADATA =
      Set.of(
          "metadata",
          "metadata.google.internal",
          "metadata.goog",
          "metadata.azure.internal",
          "metadata.tencentyun.com",
          "metadata.internal",
          "instance-data",
          "instance-data.ec2.internal");

  private HostSpelling() {}

  /**
   * Null when there is none.
   *
   * @param host in lower case; IPv6 in brackets
   */
  public static @Nullable String fault(String host) {
    if (host.length() > LONGEST) {
      return "A host name has at most " + LONGEST + " characters.";
    }
    if (host.indexOf('%') >= 0) {
      return "Leave the zone (% and what follows) out of the address.";
    }
    if (NUMERIC.matcher(host).matches() && !DOTTED.matcher(host).matches()) {
      return "Write an IPv4 address as four plain numbers, for example 10.0.0.5, or give a name.";
    }
    return METADATA.contains(host.replaceAll("\\.$", ""))
        ? "This name belongs to a cloud's metadata service, which no call may reach."
        : null;
  }
}
