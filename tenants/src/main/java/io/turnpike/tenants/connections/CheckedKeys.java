package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.GatewayKeys.KeyChange;
import io.turnpike.tenants.GatewayKeys.KeyChange.Entry;
import io.turnpike.tenants.GatewayKeys.KeyChange.Given;
import io.turnpike.tenants.GatewayKeys.KeyChange.Stored;
import io.turnpike.tenants.input.Mistakes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be seen wrong with keys without what is stored. */
final class CheckedKeys {

  static final int MOST = 20;

  private static final int LONGEST_KEY = 8_000;
  private static final int LONGEST_LABEL = 80;

  private final Mistakes mistakes;

  private CheckedKeys(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  static void check(KeyChange change, Mistakes mistakes) {
    CheckedKeys keys = new CheckedKeys(mistakes);
    switch (change) {
      case KeyChange.Keep() -> {}
      case KeyChange.One(Secret apiKey) ->
          keys.key(apiKey, "/api_key", "The key is empty. Leave it out to keep the stored one.");
      case KeyChange.Exactly(List<Entry> entries) -> keys.all(entries);
    }
  }

  private void all(List<Entry> entries) {
    if (entries.size() > MOST) {
      mistakes.add("/api_keys", "A connection has at most " + MOST + " keys.");
    }
    List<Secret> before = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String at = "/api_keys/" + i;
      switch (entries.get(i)) {
        case Stored(String _, String label) -> label(label, at + "/label");
        case Given(String label, Secret apiKey) -> given(label, apiKey, at, before);
      }
    }
  }

  private void given(@Nullable String label, Secret apiKey, String at, List<Secret> before) {
    label(label, at + "/label");
    key(apiKey, at + "/api_key", "The key is empty.");
    if (label != null && !apiKey.reveal().isEmpty() && label.contains(apiKey.reveal())) {
      mistakes.add(at + "/label", "The label is shown and logged; it may not contain the key.");
    }
    if (before.contains(apiKey)) {
      mistakes.add(at + "/api_key", "This key is in the list twice.");
    }
    before.add(apiKey);
  }

  private void label(@Nullable String label, String at) {
    if (label == null) {
      return;
    }
    if (!label.equals(label.strip()) || label.isEmpty() || label.length() > LONGEST_LABEL) {
      mistakes.add(
          at, "A label has 1 to " + LONGEST_LABEL + " characters, without spaces around it.");
    }
    mistakes.printable(at, label);
  }

  private void key(Secret apiKey, String at, String empty) {
    String key = apiKey.reveal();
    if (key.isEmpty()) {
      mistakes.add(at, empty);
    } else if (!key.equals(key.strip())) {
      mistakes.add(at, "The key begins or ends with a space or line break; remove it.");
    } else if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      mistakes.add(at, "The key contains characters that cannot be sent in a header.");
    } else if (key.length() > LONGEST_KEY) {
      mistakes.add(at, "A key has at most " + LONGEST_KEY + " characters.");
    }
  }
}
