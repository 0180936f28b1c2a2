package io.turnpike.routing.conversion.report;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a vendor would be set up.
 *
 * @param type null when no type of connection speaks to it
 * @param baseUrl null for the type's own address
 */
public record Vendor(@Nullable String type, @Nullable String baseUrl) {

  /** The same vendor somewhere else. Credentials that an address carries are left out. */
  public Vendor at(String address) {
    String plain = plain(address);
    if (plain == null) {
      return new Vendor(type, baseUrl);
    }
    boolean openAi = "openai".equals(type) && !plain.contains(".openai.com");
    return new Vendor(type == null || openAi ? "openai-compatible" : type, azure(plain));
  }

  private static @Nullable String plain(String address) {
    try {
      URI uri = URI.create(address.strip());
      boolean usable = uri.getHost() != null && uri.getScheme() != null;
      return usable
          ? new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
              .toString()
          : null;
    } catch (IllegalArgumentException | java.net.URISyntaxException broken) {
      return null;
    }
  }

  /** Azure speaks OpenAI's language below a path of its own. */
  private static String azure(String address) {
    return address.matches("https://[^/]+\\.openai\\.azure\\.com/?")
        ? address.replaceAll("/$", "") + "/openai/v1"
        : address;
  }
}
