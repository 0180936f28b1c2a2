package io.turnpike.webui.providers;

import io.turnpike.tenants.KeyChange.Stored;
import io.turnpike.tenants.ProviderConnection.KeyName;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stored key in the form.
 *
 * @param removed ticked to be removed
 * @param error what was wrong with it; null when nothing was
 */
public record KeyRow(String id, String label, boolean removed, @Nullable String error) {

  static List<KeyRow> of(List<KeyName> keys) {
    return keys.stream().map(key -> new KeyRow(key.id(), key.label(), false, null)).toList();
  }

  static List<KeyRow> of(List<KeyName> keys, Submitted submitted) {
    return keys.stream().map(key -> of(key, submitted)).toList();
  }

  KeyRow wrong(@Nullable String why) {
    return new KeyRow(id, label, removed, why);
  }

  Stored entry() {
    return new Stored(id, label);
  }

  private static KeyRow of(KeyName key, Submitted submitted) {
    String label = submitted.orNull("key_label_" + key.id());
    boolean removed = submitted.column("key_remove").contains(key.id());
    return new KeyRow(key.id(), label == null ? key.label() : label, removed, null);
  }
}
