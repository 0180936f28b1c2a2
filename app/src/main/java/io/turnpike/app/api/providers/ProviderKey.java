package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.GatewayKeys.KeyChange.Entry;
import io.turnpike.tenants.GatewayKeys.KeyChange.Given;
import io.turnpike.tenants.GatewayKeys.KeyChange.Stored;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of a connection's keys as a client writes it: a stored one by id, or a new one; plain text is
 * a new one without a label.
 */
record ProviderKey(@Nullable String id, @Nullable String label, @Nullable String apiKey) {

  @JsonCreator
  ProviderKey {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ProviderKey plain(String apiKey) {
    return new ProviderKey(null, null, apiKey);
  }

  static List<Entry> entries(List<@Nullable ProviderKey> keys, List<Mistake> mistakes) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Entry entry = entry(keys.get(i));
      if (entry == null) {
        mistakes.add(
            new Mistake(
                "/api_keys/" + i,
                "must be a new key, {\"label\", \"api_key\"}, or a stored one, {\"id\"}"));
      } else {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static @Nullable Entry entry(@Nullable ProviderKey key) {
    if (key == null || (key.id == null) == (key.apiKey == null)) {
      return null;
    }
    return key.id == null
        ? new Given(key.label, new Secret(String.valueOf(key.apiKey)))
        : new Stored(key.id, key.label);
  }

  @Override
  public String toString() {
    return "ProviderKey[id=" + id + ", label=" + label + "]";
  }
}
