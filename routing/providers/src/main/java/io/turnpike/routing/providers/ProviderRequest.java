package io.turnpike.routing.providers;

import io.turnpike.routing.dialects.RequestBody;
import java.net.URI;
import java.util.Map;

/**
 * A call in a provider's terms, ready to be sent.
 *
 * @param address at the connection's origin
 * @param headers credentials included; never shown
 * @param framing how the answer will come if it is a success
 */
public record ProviderRequest(
    URI address, Map<String, String> headers, RequestBody body, Framing framing) {

  /**
   * What the adapter makes of the call. Throws IllegalStateException for an address at another
   * origin than the connection's: that is where its secret may go, and nowhere else.
   */
  public static ProviderRequest of(ProviderAdapter adapter, ProviderCall call) {
    ProviderRequest request = adapter.encode(call);
    if (!sameOrigin(call.baseUrl(), request.address)) {
      throw new IllegalStateException(
          "The adapter of " + adapter.types() + " leaves the connection's origin.");
    }
    return request;
  }

  private static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equalsIgnoreCase(other.getScheme())
        && one.getHost().equalsIgnoreCase(other.getHost())
        && port(one) == port(other)
        && other.getRawUserInfo() == null;
  }

  private static int port(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  @Override
  public String toString() {
    return "ProviderRequest[" + address + ", " + headers.keySet() + ", " + framing + "]";
  }
}
