package io.turnpike.routing.conversion.report;

import io.turnpike.tenants.providers.BaseUrl;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a connection to a vendor would be set up.
 *
 * @param type null when no type of connection speaks to it
 * @param baseUrl null for the type's own address; what is no address, such as the name of a
 *     variable, where the source has one and does not show it, so that nothing can be saved that
 *     leads somewhere else
 * @param own where the vendor's API is by itself; null when it may be anywhere
 * @param settings what a connection of the type takes beside address and API key, its other secrets
 *     included
 */
public record Vendor(
    @Nullable String type, @Nullable String baseUrl, @Nullable URI own, Set<String> settings) {

  /** An address to be completed. */
  private static final String UNREADABLE = "https://";

  /** The same vendor somewhere else. Credentials that an address carries are left out. */
  public Vendor at(String address) {
    String plain = plain(address);
    if (plain == null) {
      return moved(address.matches("[A-Za-z0-9_./-]{1,100}") ? address : UNREADABLE);
    }
    boolean openAis = !"openai".equals(type) || plain.contains(".openai.com");
    String url = azure(BaseUrl.of(plain, openAis ? own : null).url()).replaceAll("/+$", "");
    return own != null && url.equals(own.toString()) ? this : moved(url);
  }

  /**
   * Whether it is not where the vendor is by itself; never so of what runs on one's own machine.
   */
  public boolean isElsewhere() {
    return own != null
        && !"localhost".equals(own.getHost())
        && baseUrl != null
        && !baseUrl.equals(own.toString());
  }

  /** A connection to OpenAI itself must not get what was meant for another address. */
  private Vendor moved(String url) {
    boolean openAi = "openai".equals(type) && !url.contains(".openai.com");
    return new Vendor(openAi ? "openai-compatible" : type, url, own, settings);
  }

  private static @Nullable String plain(String address) {
    try {
      URI uri = URI.create(address.strip());
      boolean usable = uri.getHost() != null && uri.getScheme() != null;
      return usable
          ? new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
              .toString()
          : null;
    } catch (IllegalArgumentException | URISyntaxException broken) {
      return null;
    }
  }

  /** Azure speaks OpenAI's language below a path of its own. */
  private static String azure(String address) {
    return address.matches("https://[^/]+\\.openai\\.azure\\.com/*")
        ? address.replaceAll("/+$", "") + "/openai/v1"
        : address;
  }
}
