package io.turnpike.routing.cache.store;

import io.turnpike.infra.crypto.Vault;
import io.turnpike.routing.cache.EntryKey;
import java.io.IOException;
import java.util.Base64;

/**
 * Entries as Redis has them: sealed for their organization and their whole key, so that one which
 * stands under another key, or in another organization's part, does not open.
 */
final class EntrySeal {

  private final Vault vault;
  private final int largest;

  EntrySeal(Vault vault, int largest) {
    this.vault = vault;
    this.largest = largest;
  }

  String close(EntryKey key, Kept kept) {
    byte[] sealed = vault.sealBytes(EntryFormat.write(kept), context(key));
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * Throws {@link io.turnpike.infra.crypto.VaultException} for what was not sealed for this key,
   * and {@link IOException} for what another release has written.
   */
  Kept open(EntryKey key, String text) throws IOException {
    byte[] sealed;
    try {
      sealed = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException noBase64) {
      throw new IOException(noBase64);
    }
    return EntryFormat.read(vault.openBytes(sealed, context(key)), largest);
  }

  private static String context(EntryKey key) {
    return "answer " + key.organization() + " " + key.digest();
  }
}
