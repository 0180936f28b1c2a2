package io.turnpike.tenants.sessions;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a session is stored and remembered under; opens nothing. */
record Digest(byte[] bytes) {

  static Digest parse(String hex) {
    return new Digest(HexFormat.of().parseHex(hex));
  }

  /** Null for what is no digest. */
  static @Nullable Digest parseOrNull(String hex) {
    try {
      return parse(hex);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
