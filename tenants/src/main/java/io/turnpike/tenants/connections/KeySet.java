package io.turnpike.tenants.connections;

import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.connections.form.CheckedSecrets;
import io.turnpike.tenants.input.Mistakes;
import io.turnpike.tenants.providers.KeyChange;
import io.turnpike.tenants.providers.KeyChange.Entry;
import io.turnpike.tenants.providers.KeyChange.Given;
import io.turnpike.tenants.providers.KeyChange.Stored;
import io.turnpike.tenants.providers.SecretFields;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Works out the keys a connection will have from those it has and the change that is asked for. */
final class KeySet {

  private static final String MOVED =
      "was given for another host and is not sent to a new one. Give it again.";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ConnectionVault vault;
  private final OrganizationId organization;
  private final CheckedConnection draft;
  private final @Nullable StoredConnection stored;
  private final Map<String, @Nullable Secret> secrets = new HashMap<>();
  private final Mistakes mistakes = new Mistakes();

  KeySet(
      ConnectionVault vault,
      OrganizationId organization,
      CheckedConnection draft,
      @Nullable StoredConnection stored) {
    this.vault = vault;
    this.organization = organization;
    this.draft = draft;
    this.stored = stored;
  }

  /** Throws InvalidInput. */
  List<SealedKey> changed() {
    List<SealedKey> keys =
        switch (draft.keys()) {
          case KeyChange.Keep() -> kept();
          case KeyChange.One(SecretFields one) -> List.of(given(null, one.kept()));
          case KeyChange.Exactly(List<Entry> entries) -> exactly(entries);
        };
    mistakes.refuse();
    if (keys.isEmpty() && draft.type().needsKey() && !isMeant()) {
      mistakes.add(
          at(),
          "This type needs "
              + CheckedSecrets.ways(draft.type())
              + ". Where callers bring their own, say so with an empty list of \"api_keys\".");
    }
    mistakes.refuse();
    return keys;
  }

  /** Where a credential is given that is the only one. */
  private String at() {
    return "/" + draft.type().secretFields().getFirst().name();
  }

  /** To have none is easily a slip, so it is said once, and stays said. */
  private boolean isMeant() {
    return draft.keys() instanceof KeyChange.Exactly
        || stored != null && stored.connection().type().equals(draft.type().word());
  }

  private List<SealedKey> kept() {
    if (moved() && !present().isEmpty()) {
      mistakes.add(at(), "The stored key " + MOVED);
    }
    present().forEach(key -> checkKind(key, ""));
    return present();
  }

  /**
   * A stored credential stays what it is while type and settings change around it. One that cannot
   * be opened is told of when it is used.
   */
  private void checkKind(SealedKey key, String at) {
    Secret kept = secrets.computeIfAbsent(key.id(), _ -> secret(key));
    if (kept == null) {
      return;
    }
    SecretFields fields = SecretFields.of(kept);
    if (fields.names().stream().anyMatch(name -> draft.type().secret(name) == null)) {
      mistakes.add(
          at.isEmpty() ? at() : at,
          "The stored key is none that this type takes. Give "
              + CheckedSecrets.ways(draft.type())
              + ".");
    } else {
      new CheckedSecrets(draft.type(), draft.settings(), mistakes).group(fields, at);
    }
  }

  private List<SealedKey> exactly(List<Entry> entries) {
    List<SealedKey> keys = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      String at = "/api_keys/" + i;
      SealedKey key =
          switch (entries.get(i)) {
            case Stored(String id, String label) -> stored(id, label, at);
            case Given(String label, SecretFields one) -> given(label, one.kept());
          };
      if (key != null) {
        checkNew(key, keys, at);
        keys.add(key);
      }
    }
    return List.copyOf(keys);
  }

  private @Nullable SealedKey stored(String id, @Nullable String label, String at) {
    for (SealedKey key : present()) {
      if (key.id().equals(id)) {
        if (moved()) {
          mistakes.add(at, "The key \"" + key.label() + "\" " + MOVED);
        }
        checkKind(key, at);
        return label == null ? key : key.labelled(label);
      }
    }
    mistakes.add(at + "/id", "This connection has no stored key with this id.");
    return null;
  }

  /** The same secret again is the same key, so that a repeated request changes nothing. */
  private SealedKey given(@Nullable String label, Secret apiKey) {
    SealedKey known = moved() ? null : known(apiKey);
    if (known != null) {
      return label == null ? known : known.labelled(label);
    }
    String id = freshId();
    byte[] sealed = vault.seal(organization, draft.name(), draft.destination(), apiKey);
    return new SealedKey(id, label == null ? id : label, sealed);
  }

  private @Nullable SealedKey known(Secret apiKey) {
    for (SealedKey key : present()) {
      if (apiKey.equals(secrets.computeIfAbsent(key.id(), _ -> secret(key)))) {
        return key;
      }
    }
    return null;
  }

  /** Null when it cannot be opened: then it is the same as no other, and may be replaced. */
  private @Nullable Secret secret(SealedKey key) {
    try {
      return stored == null ? null : vault.open(organization, stored, key).apiKey();
    } catch (VaultException _) {
      return null;
    }
  }

  private void checkNew(SealedKey key, List<SealedKey> before, String at) {
    if (before.stream().anyMatch(other -> other.id().equals(key.id()))) {
      mistakes.add(at, "This key is in the list twice.");
    } else if (before.stream().anyMatch(other -> other.label().equals(key.label()))) {
      mistakes.add(at + "/label", "Another key of this connection has this label.");
    }
  }

  private List<SealedKey> present() {
    return stored == null ? List.of() : stored.keys();
  }

  private boolean moved() {
    return stored != null && !vault.destination(stored).equals(draft.destination());
  }

  private static String freshId() {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
