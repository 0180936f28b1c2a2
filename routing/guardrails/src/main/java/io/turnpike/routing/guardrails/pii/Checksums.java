package io.turnpike.routing.guardrails.pii;

/** Check digits that several kinds of numbers share; all take digits alone. */
final class Checksums {

  private static final int[][] DIHEDRAL = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };
  private static final int[] PERMUTED = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private Checksums() {}

  static int digit(CharSequence digits, int at) {
    return digits.charAt(at) - '0';
  }

  static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int d = digit(digits, i) << (place & 1);
      sum += d > 9 ? d - 9 : d;
    }
    return sum % 10 == 0;
  }

  static boolean verhoeff(CharSequence digits) {
    int check = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int d = digit(digits, i);
      for (int turn = place % 8; turn > 0; turn--) {
        d = PERMUTED[d];
      }
      check = DIHEDRAL[check][d];
    }
    return check == 0;
  }

  /** The products with these weights, one a digit from the first on; the rest do not count. */
  static int weighted(CharSequence digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += digit(digits, i) * weights[i];
    }
    return sum;
  }

  static long number(CharSequence digits, int start, int end) {
    long number = 0;
    for (int i = start; i < end; i++) {
      number = number * 10 + digit(digits, i);
    }
    return number;
  }

  /** ISO 7064, MOD 11,10. */
  static boolean hybrid11(CharSequence digits) {
    int product = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digit(digits, i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == digit(digits, digits.length() - 1);
  }

  /** A check digit that is 11 less the sum's rest, and 0 where that is 10 or 11. */
  static boolean elevenOrZero(int sum, int check) {
    int rest = sum % 11;
    return (rest < 2 ? 0 : 11 - rest) == check;
  }

  /** Whether these two digits each are a month and a day. */
  static boolean date(CharSequence digits, int monthAt, int dayAt) {
    return month((int) number(digits, monthAt, monthAt + 2)) && day(digits, dayAt);
  }

  static boolean month(int month) {
    return month >= 1 && month <= 12;
  }

  static boolean day(CharSequence digits, int at) {
    int day = (int) number(digits, at, at + 2);
    return day >= 1 && day <= 31;
  }

  static boolean allAlike(CharSequence digits) {
    for (int i = 1; i < digits.length(); i++) {
      if (digits.charAt(i) != digits.charAt(0)) {
        return false;
      }
    }
    return true;
  }
}
