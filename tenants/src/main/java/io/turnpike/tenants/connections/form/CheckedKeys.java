package io.turnpike.tenants.connections.form;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.SecretFields;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be seen wrong with keys without what is stored. */
public final class CheckedKeys {

  public static final int MOST = 20;

  private static final int LONGEST_LABEL = 80;

  private final CheckedSecrets secrets;
  private final Mistakes mistakes;

  private CheckedKeys(CheckedSecrets secrets, Mistakes mistakes) {
    this.secrets = secrets;
    this.mistakes = mistakes;
  }

  public static void check(KeyChange change, CheckedSecrets secrets, Mistakes mistakes) {
    CheckedKeys keys = new CheckedKeys(secrets, mistakes);
    switch (change) {
      case KeyChange.Keep() -> {}
      case KeyChange.One(SecretFields one) ->
          secrets.check(one, "", " is empty. Leave it out to keep the stored one.");
      case KeyChange.Exactly(List<Entry> entries) -> keys.all(entries);
    }
  }

  private void all(List<Entry> entries) {
    if (entries.size() > MOST) {
      mistakes.add("/api_keys", "A connection has at most " + MOST + " keys.");
    }
    List<SecretFields> before = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String at = "/api_keys/" + i;
      switch (entries.get(i)) {
        case Stored(String _, String label) -> label(label, at + "/label");
        case Given(String label, SecretFields given) -> given(label, given, at, before);
      }
    }
  }

  private void given(
      @Nullable String label, SecretFields given, String at, List<SecretFields> before) {
    label(label, at + "/label");
    secrets.check(given, at, " is empty.");
    if (label != null && given.values().values().stream().anyMatch(it -> isIn(label, it))) {
      mistakes.add(at + "/label", "The label is shown and logged; it may not contain the key.");
    }
    if (before.contains(given)) {
      mistakes.add(at + "/" + CheckedSecrets.first(given), "This key is in the list twice.");
    }
    before.add(given);
  }

  private static boolean isIn(String label, Secret secret) {
    return !secret.reveal().isEmpty() && label.contains(secret.reveal());
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
}
