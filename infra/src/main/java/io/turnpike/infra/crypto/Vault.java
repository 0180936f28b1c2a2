package io.turnpike.infra.crypto;

/**
 * Envelope encryption for stored secrets: a fresh AES-256-GCM data key each, wrapped by the master
 * key. CPU only, no I/O; cheap enough for an event loop.
 */
public interface Vault {

  static Vault under(MasterKey master) {
    return new EnvelopeVault(master);
  }

  /**
   * @param context what the secret belongs to; opening with another context fails
   */
  byte[] seal(Secret secret, String context);

  /** Throws {@link VaultException} when the bytes, the context or the master key do not fit. */
  Secret open(byte[] sealed, String context);
}
