package io.turnpike.tenants.connections;

import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnection.DataPolicy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the audit log says about a connection that was put. Keys are named by label. */
final class PutDetails {

  static final String PRICE_CHANGES = "price_changes";

  private PutDetails() {}

  /**
   * @param stored until now; null for a new connection
   */
  static Map<String, String> of(@Nullable StoredConnection stored, StoredConnection after) {
    List<SealedKey> before = stored == null ? List.of() : stored.keys();
    ProviderConnection connection = after.connection();
    Map<String, String> details = new TreeMap<>();
    details.put("type", connection.type());
    details.put("base_url", connection.baseUrl().toString());
    details.put("models", String.valueOf(connection.models().size()));
    details.put("prices", String.valueOf(connection.prices().size()));
    details.put(
        PRICE_CHANGES,
        PriceChanges.of(
            stored == null ? Map.of() : stored.connection().prices(), connection.prices()));
    details.put("cancel_stops_billing", String.valueOf(connection.cancelStopsBilling()));
    connection.settings().forEach((name, value) -> details.put("settings." + name, value));
    details.put("revision", String.valueOf(connection.revision()));
    add(details, connection.dataPolicy());
    details.put("api_keys", labels(after.keys(), _ -> true));
    details.put("api_keys_added", labels(after.keys(), key -> !has(before, key)));
    details.put("api_keys_removed", labels(before, key -> !has(after.keys(), key)));
    details.values().removeIf(String::isEmpty);
    return details;
  }

  private static void add(Map<String, String> details, DataPolicy policy) {
    details.put("zdr", String.valueOf(policy.zdr()));
    details.put("training", policy.noTraining() ? "none" : "allowed");
    details.put("region", policy.region() == null ? "" : policy.region());
  }

  private static String labels(List<SealedKey> keys, Predicate<SealedKey> wanted) {
    return keys.stream().filter(wanted).map(SealedKey::label).collect(Collectors.joining(", "));
  }

  private static boolean has(List<SealedKey> keys, SealedKey key) {
    return keys.stream().anyMatch(other -> other.id().equals(key.id()));
  }
}
