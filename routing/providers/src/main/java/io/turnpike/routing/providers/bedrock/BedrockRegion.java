package io.turnpike.routing.providers.bedrock;

import java.net.URI;
import java.util.Map;

/** The region that a connection's calls are signed for. */
final class BedrockRegion {

  /** Name of the setting. */
  static final String NAME = "region";

  private static final String HOSTS = "bedrock-runtime";
  private static final String USUAL = "us-east-1";

  private BedrockRegion() {}

  /** What the connection says, else what its address does, else AWS's first one. */
  static String of(Map<String, String> settings, URI baseUrl) {
    String said = settings.getOrDefault(NAME, "");
    return said.isBlank() ? ofHost(baseUrl.getHost()) : said;
  }

  private static String ofHost(String host) {
    String[] parts = host.split("\\.");
    return parts.length > 2 && parts[0].startsWith(HOSTS) ? parts[1] : USUAL;
  }
}
