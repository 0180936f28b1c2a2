package io.turnpike.routing.gateway.edge.header;

import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.pipeline.ClientRequest.NamedHost;
import java.net.URI;
import java.net.URISyntaxException;

/** The address that a request names in place of its connection's. */
public final class CustomHost {

  /** In characters; what is longer is refused. */
  public static final int LONGEST = 2_000;

  private CustomHost() {}

  /** Throws {@link GatewayFailure}. Where it leads is for the outbound client to judge. */
  public static NamedHost read(String header, String text) {
    try {
      URI address = new URI(text.strip());
      if (text.length() <= LONGEST && isAddress(address)) {
        return new NamedHost(header, address);
      }
    } catch (URISyntaxException wrong) {
      // Told below, like an address of another kind.
    }
    throw WrongHeader.of(
        header, "must be an address up to its version, such as https://llm.example.com/v1");
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
