package io.turnpike.webui.quickstart;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.routing.StarterConfig;
import io.turnpike.tenants.GatewayKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the quick start shows.
 *
 * @param key whole when just issued; otherwise the start of a living key, null without any
 * @param shownOnce whether {@code key} is whole and will not be shown again
 * @param managementKey null unless just issued
 * @param starterExists whether the config the snippets name is there
 * @param clients how the tools that people have are set to the gateway
 */
public record QuickstartPage(
    String endpoint,
    @Nullable String key,
    boolean shownOnce,
    @Nullable String managementKey,
    String config,
    boolean starterExists,
    List<Snippet> snippets,
    List<ClientSnippet> clients,
    FirstCall.Wanted wanted,
    FirstCall.Check check) {

  static QuickstartPage of(
      String endpoint,
      ClientSnippets clients,
      Map<String, Secret> issued,
      @Nullable GatewayKey shown,
      boolean starterExists,
      FirstCall.Wanted wanted,
      FirstCall.Check check) {
    Secret fresh = issued.get("gateway");
    Secret management = issued.get("management");
    String key = fresh == null ? null : fresh.reveal();
    String written = key == null ? Snippet.NO_KEY : key;
    return new QuickstartPage(
        endpoint,
        key == null && shown != null ? shown.hint() : key,
        key != null,
        management == null ? null : management.reveal(),
        StarterConfig.NAME,
        starterExists,
        Snippet.all(endpoint, written, StarterConfig.NAME),
        clients.all(endpoint, written),
        wanted,
        check);
  }

  /** Whether the client begins another group than the one above it. */
  public boolean begins(int client) {
    return client == 0 || !clients.get(client).group().equals(clients.get(client - 1).group());
  }

  /** Where this page, or its live check, goes on with the same calls. */
  public String again(String path) {
    String since = path + "?since=" + wanted.since().toEpochMilli();
    return wanted.key() == null ? since : since + "&key=" + wanted.key();
  }
}
