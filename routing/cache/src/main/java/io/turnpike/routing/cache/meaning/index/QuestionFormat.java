package io.turnpike.routing.cache.meaning.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.infra.crypto.Vault;
import io.turnpike.infra.crypto.VaultException;
import io.turnpike.routing.cache.EntryKey;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question as Postgres has it: version (1) · scale (4) · length of the vector (2) · the vector ·
 * text, sealed for its place and its key.
 */
final class QuestionFormat {

  private static final byte VERSION = 1;
  private static final int HEADER = 7;

  private final Vault vault;

  QuestionFormat(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(Place place, KeptQuestion question) {
    byte[] text = question.text().getBytes(UTF_8);
    byte[] vector = question.direction().bytes();
    ByteBuffer content =
        ByteBuffer.allocate(HEADER + vector.length + text.length)
            .put(VERSION)
            .putFloat(question.direction().scale())
            .putShort((short) vector.length)
            .put(vector)
            .put(text);
    return vault.sealBytes(content.array(), context(place, question.key()));
  }

  /** Null for what was not sealed for this place and key, or is of another release. */
  @Nullable KeptQuestion open(Place place, EntryKey key, byte[] sealed, Instant expiresAt) {
    try {
      ByteBuffer content = ByteBuffer.wrap(vault.openBytes(sealed, context(place, key)));
      return content.get() == VERSION ? read(content, key, expiresAt) : null;
    } catch (VaultException | BufferUnderflowException foreign) {
      return null;
    }
  }

  private static KeptQuestion read(ByteBuffer content, EntryKey key, Instant expiresAt) {
    float scale = content.getFloat();
    byte[] vector = new byte[content.getShort() & 0xffff];
    content.get(vector);
    byte[] text = new byte[content.remaining()];
    content.get(text);
    return new KeptQuestion(key, new String(text, UTF_8), new Direction(vector, scale), expiresAt);
  }

  private static String context(Place place, EntryKey key) {
    return "question " + place.organization() + " " + place.partition() + " " + key.digest();
  }
}
