package io.turnpike.tenants;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * A gateway key as it may be shown: everything but the secret.
 *
 * @param hint the printable start of the key, for example {@code tp_9f3kq2…}
 * @param lastUsedAt to the minute; null until the first use
 */
public record GatewayKey(
    KeyId id,
    OrganizationId organization,
    TeamId team,
    String teamSlug,
    String name,
    String hint,
    @Nullable String defaultConfig,
    Set<String> allowedModels,
    @Embedded.Empty KeyRights rights,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  /**
   * Whose requests this key makes.
   *
   * @param unpriced what its organization wants of models without a price
   */
  public Caller caller(Unpriced unpriced) {
    return new Caller(
        organization, team, teamSlug, id, name, defaultConfig, allowedModels, rights, unpriced);
  }

  /**
   * What requests with a gateway key may bring along beyond their body.
   *
   * @param inlineConfigs a config of their own
   * @param ownProviderKeys a provider's key of their own, for connections that have none
   * @param customHosts where a request may send itself instead of to the connection's host: {@code
   *     host} with any port, {@code host:port}, or {@code *} for anywhere; empty for nowhere
   * @param allowedOrigins the web pages whose scripts may read answers: {@code https://host[:port]}
   *     as browsers write it, or {@code *} for all; empty for none
   */
  public record KeyRights(
      boolean inlineConfigs,
      boolean ownProviderKeys,
      Set<String> customHosts,
      Set<String> allowedOrigins) {

    public static final String ANY = "*";

    public static final KeyRights NONE = new KeyRights(false, false, Set.of(), Set.of());

    public boolean grants(String origin) {
      return allowedOrigins.contains(ANY) || allowedOrigins.contains(origin);
    }

    /** Whether a request may send itself there, as far as this key decides it. */
    public boolean mayName(URI address) {
      String host = address.getHost().toLowerCase(Locale.ROOT);
      return customHosts.contains(ANY)
          || customHosts.contains(host)
          || customHosts.contains(host + ":" + port(address));
    }

    private static int port(URI address) {
      int usual = "https".equals(address.getScheme()) ? 443 : 80;
      return address.getPort() < 0 ? usual : address.getPort();
    }
  }
}
