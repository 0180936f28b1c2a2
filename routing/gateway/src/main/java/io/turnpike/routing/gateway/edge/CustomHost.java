package io.turnpike.routing.gateway.edge;

import io.turnpike.routing.dialects.GatewayFailure;
import java.net.URI;
import java.net.URISyntaxException;

/** The address that a request names in place of its connection's. */
final class CustomHost {

  static final String HEADER = "x-portkey-custom-host";

  private static final int LONGEST = 2_000;

  private CustomHost() {}

  /** Throws {@link GatewayFailure}. Where it leads is for the outbound client to judge. */
  static URI read(String text) {
    try {
      URI address = new URI(text.strip());
      if (text.length() <= LONGEST && isAddress(address)) {
        return address;
      }
    } catch (URISyntaxException wrong) {
      // Told below, like an address of another kind.
    }
    throw CallHeaders.wrong(
        HEADER, "must be an address up to its version, such as https://llm.example.com/v1");
  }

  private static boolean isAddress(URI address) {
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    return web
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }
}
