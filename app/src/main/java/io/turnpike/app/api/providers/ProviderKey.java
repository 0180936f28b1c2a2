package io.turnpike.app.api.providers;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.SecretFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of a connection's keys as a client writes it: a stored one by id, or a new one; plain text is
 * a new one without a label.
 *
 * @param others the secrets of a credential that has several
 */
record ProviderKey(
    @Nullable String id,
    @Nullable String label,
    @Nullable String apiKey,
    @JsonAnySetter @Nullable Map<String, JsonNode> others) {

  private static final List<String> KNOWN = List.of("id", "label", "api_key");

  @JsonCreator
  ProviderKey {
    others = others == null ? Map.of() : others;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ProviderKey plain(String apiKey) {
    return new ProviderKey(null, null, apiKey, null);
  }

  static List<Entry> entries(
      List<@Nullable ProviderKey> keys, TypeFields fields, List<Mistake> mistakes) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Entry entry = entry(keys.get(i), fields, "/api_keys/" + i);
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

  private static @Nullable Entry entry(@Nullable ProviderKey key, TypeFields fields, String at) {
    if (key == null) {
      return null;
    }
    Map<String, JsonNode> others = key.others == null ? Map.of() : key.others;
    boolean slips = fields.unknown(others, KNOWN, at);
    SecretFields secrets = fields.secrets(key.apiKey, others, at);
    if (!slips && (key.id == null) == secrets.names().isEmpty()) {
      return null;
    }
    return key.id == null ? new Given(key.label, secrets) : new Stored(key.id, key.label);
  }

  @Override
  public String toString() {
    return "ProviderKey[id=" + id + ", label=" + label + "]";
  }
}
