package io.turnpike.routing.guardrails.pii;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** The check that hides in the cases of an Ethereum address's letters. */
final class Eip55 {

  private static final int RATE = 136;
  private static final int ROUNDS = 24;

  private static final int[] ROTATIONS = {
    1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
  };
  private static final int[] LANES = {
    10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
  };
  private static final long[] CONSTANTS = constants();

  private Eip55() {}

  /**
   * @param address 40 hexadecimal digits
   */
  static boolean fits(String address) {
    long[] hash = keccak256(address.toLowerCase(Locale.ROOT).getBytes(US_ASCII));
    for (int i = 0; i < address.length(); i++) {
      long nibble = hash[i / 16] >>> (i / 2 % 8 * 8 + (i % 2 == 0 ? 4 : 0)) & 15;
      char c = address.charAt(i);
      if (Character.isLetter(c) && Character.isUpperCase(c) != nibble > 7) {
        return false;
      }
    }
    return true;
  }

  /** Of less than one block; the first four lanes are the hash. */
  static long[] keccak256(byte[] message) {
    long[] state = new long[25];
    for (int i = 0; i < message.length; i++) {
      state[i / 8] ^= (message[i] & 0xFFL) << i % 8 * 8;
    }
    state[message.length / 8] ^= 1L << message.length % 8 * 8;
    state[RATE / 8 - 1] ^= 1L << 63;
    for (int round = 0; round < ROUNDS; round++) {
      permute(state, CONSTANTS[round]);
    }
    return state;
  }

  private static void permute(long[] state, long constant) {
    theta(state);
    long moved = state[1];
    for (int i = 0; i < 24; i++) {
      long next = state[LANES[i]];
      state[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
      moved = next;
    }
    for (int row = 0; row < 25; row += 5) {
      long first = state[row];
      long second = state[row + 1];
      for (int i = 0; i < 5; i++) {
        long after = i < 4 ? state[row + i + 1] : first;
        long afterThat = i < 3 ? state[row + i + 2] : i == 3 ? first : second;
        state[row + i] ^= ~after & afterThat;
      }
    }
    state[0] ^= constant;
  }

  private static void theta(long[] state) {
    long[] column = new long[5];
    for (int i = 0; i < 25; i++) {
      column[i % 5] ^= state[i];
    }
    for (int i = 0; i < 25; i++) {
      state[i] ^= column[(i + 4) % 5] ^ Long.rotateLeft(column[(i + 1) % 5], 1);
    }
  }

  /** From the shift register of the standard. */
  private static long[] constants() {
    long[] constants = new long[ROUNDS];
    int register = 1;
    for (int round = 0; round < ROUNDS; round++) {
      for (int bit = 0; bit < 7; bit++) {
        if ((register & 1) != 0) {
          constants[round] |= 1L << (1 << bit) - 1;
        }
        register = register << 1 ^ (register >> 7) * 0x171;
      }
    }
    return constants;
  }
}
