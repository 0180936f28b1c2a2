package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Addresses of crypto currencies: base58 with a digest, bech32, and Ethereum's. */
final class WalletForm {

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  /** First bytes: Bitcoin, Litecoin, Dogecoin, Tron, Dash, and their networks for tests. */
  private static final int[] VERSIONS = {
    0, 5, 0x30, 0x32, 0x1e, 0x16, 0x41, 0x4c, 0x10, 0x6f, 0xc4
  };

  private static final byte[] VALUES58 = values(BASE58);
  private static final byte[] VALUES32 = values(BECH32);

  private WalletForm() {}

  private static byte[] values(String alphabet) {
    byte[] values = new byte[256];
    java.util.Arrays.fill(values, (byte) -1);
    for (int i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = (byte) i;
    }
    return values;
  }

  /** Whether this word, with letters and digits in it, is one. */
  static boolean is(FoldedText text, int start, int end) {
    int length = end - start;
    if (length < 26 || length > 110) {
      return false;
    }
    if (text.at(start) == '0') {
      return length == 42 && ethereum(text, start, end);
    }
    return length <= 35 && base58(text, start, end) || bech32(text, start, end);
  }

  private static boolean base58(FoldedText text, int start, int end) {
    byte[] bytes = new byte[25];
    for (int i = start; i < end; i++) {
      int carry = VALUES58[text.at(i)];
      if (carry < 0) {
        return false;
      }
      for (int b = bytes.length - 1; b >= 0; b--) {
        carry += (bytes[b] & 0xFF) * 58;
        bytes[b] = (byte) carry;
        carry >>>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    return version(bytes[0] & 0xFF) && digestFits(bytes);
  }

  private static boolean version(int first) {
    for (int version : VERSIONS) {
      if (version == first) {
        return true;
      }
    }
    return false;
  }

  private static boolean digestFits(byte[] bytes) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(bytes, 0, 21);
      byte[] digest = sha.digest(sha.digest());
      return java.util.Arrays.equals(digest, 0, 4, bytes, 21, 25);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /** The part before the last 1 says whose it is; both checksums will do. */
  private static boolean bech32(FoldedText text, int start, int end) {
    int prefix = prefix(text, start);
    if (prefix == 0 || end - start < prefix + 12) {
      return false;
    }
    boolean upper = (Ascii.classes(text.at(start)) & Ascii.UPPER) != 0;
    int check = 1;
    for (int i = start; i < start + prefix; i++) {
      check = step(check, lower(text.at(i)) >> 5);
    }
    check = step(check, 0);
    for (int i = start; i < start + prefix; i++) {
      check = step(check, lower(text.at(i)) & 31);
    }
    for (int i = start + prefix + 1; i < end; i++) {
      int c = text.at(i);
      boolean mixed = Ascii.isLetter(c) && (Ascii.classes(c) & Ascii.UPPER) != 0 != upper;
      int value = VALUES32[lower(c)];
      if (value < 0 || mixed) {
        return false;
      }
      check = step(check, value);
    }
    return check == 1 || check == 0x2bc830a3;
  }

  private static int lower(int c) {
    return Ascii.isLetter(c) ? c | 0x20 : c;
  }

  private static int prefix(FoldedText text, int start) {
    return text.has(start, "bc1") || text.has(start, "tb1")
        ? 2
        : text.has(start, "ltc1") ? 3 : text.has(start, "addr1") ? 4 : 0;
  }

  private static int step(int check, int value) {
    int top = check >>> 25;
    int next = (check & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < 5; i++) {
      next ^= (top >> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  /** Of one case, or with the letters' cases as EIP-55 has them. */
  private static boolean ethereum(FoldedText text, int start, int end) {
    if ((text.at(start + 1) | 0x20) != 'x') {
      return false;
    }
    int classes = 0;
    for (int i = start + 2; i < end; i++) {
      if (!Ascii.isHex(text.at(i))) {
        return false;
      }
      classes |= Ascii.classes(text.at(i));
    }
    boolean mixed = (classes & Ascii.LETTERS) == Ascii.LETTERS;
    return (classes & Ascii.DIGIT) != 0 && (!mixed || Eip55.fits(text.text(start + 2, end)));
  }
}
