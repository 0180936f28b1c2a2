package io.turnpike.webui.security;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Random bytes that can be had on an event loop: seeded from the system once, when this class is
 * loaded at start, where the platform's default would read a device for every few bytes.
 */
final class Randomness {

  static final SecureRandom SOURCE = seeded();

  private Randomness() {}

  private static SecureRandom seeded() {
    try {
      SecureRandom random = SecureRandom.getInstance("DRBG");
      random.nextBytes(new byte[1]);
      return random;
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("This Java has no DRBG.", missing);
    }
  }
}
