package io.turnpike.routing.config.store;

import io.turnpike.routing.ConfigReference;
import io.turnpike.tenants.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A document that came with a request; two are the same when their texts' SHA-256 are. */
final class InlineKey {

  private static final int NAMED_BYTES = 6;

  private final OrganizationId organization;
  private final String document;
  private final byte[] sha256;

  InlineKey(OrganizationId organization, String document) {
    this.organization = organization;
    this.document = document;
    this.sha256 = sha256(document);
  }

  OrganizationId organization() {
    return organization;
  }

  String document() {
    return document;
  }

  /** The same for the same text, on every node and at any time. */
  String name() {
    return ConfigReference.INLINE + HexFormat.of().formatHex(sha256, 0, NAMED_BYTES);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InlineKey key
        && key.organization.equals(organization)
        && Arrays.equals(key.sha256, sha256);
  }

  @Override
  public int hashCode() {
    return 31 * organization.hashCode() + Arrays.hashCode(sha256);
  }

  private static byte[] sha256(String document) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256.", impossible);
    }
  }
}
