package io.turnpike.infra.crypto;

import java.util.Arrays;
import java.util.Base64;

/** Master keys that tests can tell apart. */
final class Keys {

  private Keys() {}

  static String text(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  static MasterKey of(int fill) {
    return MasterKey.parse(text(fill));
  }

  static MasterKey of(int newest, int older) {
    return MasterKey.parse(text(newest) + "," + text(older));
  }
}
