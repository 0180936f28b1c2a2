package io.turnpike.infra.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Envelope encryption for stored secrets: a fresh AES-256-GCM data key each, wrapped by the master
 * key. CPU only, no I/O; cheap enough for an event loop. Sealed bytes: format version (1) · key id
 * (4) · Tink envelope (wrapped data key, then the secret encrypted by it with the context as
 * associated data).
 */
public final class Vault {

  private static final byte VERSION = 1;
  private static final int HEADER = 5;

  private final Map<Integer, Aead> envelopes = new LinkedHashMap<>();
  private final int newest;

  private Vault(MasterKey master) {
    for (int i = 0; i < master.size(); i++) {
      envelopes.putIfAbsent(keyId(master, i), envelope(master, i));
    }
    newest = keyId(master, 0);
  }

  public static Vault under(MasterKey master) {
    return new Vault(master);
  }

  /**
   * @param context what the secret belongs to; opening with another context fails
   */
  public byte[] seal(Secret secret, String context) {
    return sealBytes(secret.reveal().getBytes(UTF_8), context);
  }

  /** The same for what is no text. */
  public byte[] sealBytes(byte[] content, String context) {
    try {
      byte[] body = envelope(newest).encrypt(content, context.getBytes(UTF_8));
      return ByteBuffer.allocate(HEADER + body.length)
          .put(VERSION)
          .putInt(newest)
          .put(body)
          .array();
    } catch (GeneralSecurityException e) {
      throw new VaultException("The secret could not be sealed.", e);
    }
  }

  /** Throws {@link VaultException} when the bytes, the context or the master key do not fit. */
  public Secret open(byte[] sealed, String context) {
    return new Secret(new String(openBytes(sealed, context), UTF_8));
  }

  /** The same for what is no text. */
  public byte[] openBytes(byte[] sealed, String context) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(sealed);
      if (sealed.length <= HEADER || buffer.get() != VERSION) {
        throw new GeneralSecurityException("not sealed by this vault");
      }
      byte[] body = new byte[sealed.length - HEADER];
      Aead envelope = envelope(buffer.getInt());
      buffer.get(body);
      return envelope.decrypt(body, context.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new VaultException("The secret could not be opened: " + e.getMessage() + ".", e);
    }
  }

  private Aead envelope(int keyId) throws GeneralSecurityException {
    Aead envelope = envelopes.get(keyId);
    if (envelope == null) {
      throw new GeneralSecurityException("its master key is no longer configured");
    }
    return envelope;
  }

  private static Aead envelope(MasterKey master, int index) {
    try {
      AeadConfig.register();
      Aead wrapping = new AesGcmJce(master.derive(index, "vault").getEncoded());
      return KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, wrapping);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java runtime lacks AES-256-GCM.", e);
    }
  }

  /** Names a key without telling anything about it. */
  private static int keyId(MasterKey master, int index) {
    return ByteBuffer.wrap(master.derive(index, "vault key id").getEncoded()).getInt();
  }
}
