package io.turnpike.routing.guardrails.pii;

import static io.turnpike.routing.guardrails.pii.Checksums.date;
import static io.turnpike.routing.guardrails.pii.Checksums.digit;
import static io.turnpike.routing.guardrails.pii.Checksums.elevenOrZero;
import static io.turnpike.routing.guardrails.pii.Checksums.number;
import static io.turnpike.routing.guardrails.pii.Checksums.weighted;

/** Checks of national numbers that take more than one sum. Letters are in upper case. */
final class PersonChecks {

  private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String HETU_SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String CURP_SIGNS = "0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ";
  private static final String RFC_SIGNS = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ \u00d1";
  private static final String TAIWANESE_AREAS = "ABCDEFGHJKLMNPQRSTUVXYWZIO";

  /** What letters and digits count at the odd places of an Italian number. */
  private static final int[] ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };

  private PersonChecks() {}

  static boolean cpf(CharSequence d) {
    return !Checksums.allAlike(d)
        && elevenOrZero(weighted(d, 10, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 9))
        && elevenOrZero(weighted(d, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 10));
  }

  static boolean cnpj(CharSequence d) {
    return !Checksums.allAlike(d)
        && elevenOrZero(weighted(d, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 12))
        && elevenOrZero(weighted(d, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2), digit(d, 13));
  }

  static boolean cuit(CharSequence d) {
    int rest = 11 - weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    boolean type = "20 23 24 25 26 27 30 33 34 ".contains(d.subSequence(0, 2) + " ");
    return type && (rest == 11 ? 0 : rest == 10 ? 9 : rest) == digit(d, 10);
  }

  static boolean rut(CharSequence d) {
    int sum = 0;
    for (int i = d.length() - 2, weight = 2; i >= 0; i--, weight = weight == 7 ? 2 : weight + 1) {
      sum += digit(d, i) * weight;
    }
    return d.charAt(d.length() - 1) == "0123456789K0".charAt(11 - sum % 11);
  }

  static boolean curp(CharSequence d) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CURP_SIGNS.indexOf(d.charAt(i)) * (18 - i);
    }
    return date(d, 6, 8)
        && "HMX".indexOf(d.charAt(10)) >= 0
        && (10 - sum % 10) % 10 == digit(d, 17);
  }

  static boolean rfc(CharSequence d) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += RFC_SIGNS.indexOf(d.charAt(i)) * (13 - i);
    }
    return date(d, 6, 8) && "0A987654321".charAt(sum % 11) == d.charAt(12);
  }

  /** Months of other centuries are 20 and 40 higher. */
  static boolean egn(CharSequence d) {
    int month = (int) number(d, 2, 4);
    return month < 60
        && Checksums.month(month % 20)
        && Checksums.day(d, 4)
        && weighted(d, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10 == digit(d, 9);
  }

  /** Of Estonia and Lithuania: a second sum where the first leaves ten. */
  static boolean balticId(CharSequence d) {
    int first = weighted(d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11;
    int rest = first < 10 ? first : weighted(d, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10;
    return digit(d, 0) > 0 && digit(d, 0) < 7 && date(d, 3, 5) && rest == digit(d, 10);
  }

  /** A missing first letter counts 36. */
  static boolean hkid(CharSequence d) {
    int sum = 36 * 9 + (d.charAt(0) - 'A' + 10) * 8;
    sum += weighted(d.subSequence(1, 7), 7, 6, 5, 4, 3, 2);
    return "0A987654321".charAt(sum % 11) == d.charAt(7);
  }

  static boolean taiwanese(CharSequence d) {
    int area = TAIWANESE_AREAS.indexOf(d.charAt(0)) + 10;
    int sum = area / 10 + area % 10 * 9;
    sum += weighted(d.subSequence(1, 10), 8, 7, 6, 5, 4, 3, 2, 1, 1);
    return "1289".indexOf(d.charAt(1)) >= 0 && sum % 10 == 0;
  }

  static boolean pps(CharSequence d) {
    int extra = d.length() == 9 && d.charAt(8) != 'W' ? d.charAt(8) - '@' : 0;
    int rest = (weighted(d, 8, 7, 6, 5, 4, 3, 2) + extra * 9) % 23;
    return d.charAt(7) == (rest == 0 ? 'W' : '@' + rest);
  }

  /** Corsica's departments are written 2A and 2B, and count as 19 and 18. */
  static boolean nir(CharSequence d) {
    String digits = d.toString().replace("2A", "19").replace("2B", "18");
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9') || "1278".indexOf(d.charAt(0)) < 0) {
      return false;
    }
    long month = number(digits, 3, 5);
    return (month >= 1 && month <= 12 || month >= 20)
        && 97 - number(digits, 0, 13) % 97 == number(digits, 13, 15);
  }

  static boolean dni(CharSequence d) {
    return DNI_LETTERS.charAt((int) (number(d, 0, 8) % 23)) == d.charAt(8);
  }

  static boolean nie(CharSequence d) {
    int first = "XYZ".indexOf(d.charAt(0));
    return first >= 0
        && DNI_LETTERS.charAt((int) ((first * 10_000_000L + number(d, 1, 8)) % 23)) == d.charAt(8);
  }

  /** Letters may stand for digits where two people would have the same number. */
  static boolean codiceFiscale(CharSequence d) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char c = d.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A';
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return "ABCDEHLMPRST".indexOf(d.charAt(8)) >= 0 && d.charAt(15) == 'A' + sum % 26;
  }

  static boolean personnummer(CharSequence d) {
    CharSequence ten = d.length() == 12 ? d.subSequence(2, 12) : d;
    long day = number(ten, 4, 6) % 60;
    boolean century = d.length() == 10 || d.charAt(0) == '1' || d.charAt(0) == '2';
    return century
        && Checksums.month((int) number(ten, 2, 4))
        && day >= 1
        && day <= 31
        && Checksums.luhn(ten);
  }

  static boolean hetu(CharSequence d) {
    boolean sign = d.length() == 11;
    if (sign && "YXWVUABCDEF".indexOf(d.charAt(6)) < 0 || !date(d, 2, 0)) {
      return false;
    }
    int from = sign ? 7 : 6;
    long number = number(d, 0, 6) * 1000 + number(d, from, from + 3);
    return HETU_SIGNS.charAt((int) (number % 31)) == d.charAt(d.length() - 1);
  }

  static boolean fodselsnummer(CharSequence d) {
    long day = number(d, 0, 2) % 40;
    return day >= 1
        && day <= 31
        && Checksums.month((int) number(d, 2, 4) % 40)
        && weighted(d, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1) % 11 == 0
        && weighted(d, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
  }

  static boolean rodneCislo(CharSequence d) {
    int month = (int) number(d, 2, 4) % 50;
    return (Checksums.month(month) || Checksums.month(month - 20))
        && Checksums.day(d, 4)
        && number(d, 0, 10) % 11 == 0;
  }

  static boolean kimlik(CharSequence d) {
    int odd = weighted(d, 1, 0, 1, 0, 1, 0, 1, 0, 1);
    int even = weighted(d, 0, 1, 0, 1, 0, 1, 0, 1);
    return digit(d, 0) > 0
        && Math.floorMod(odd * 7 - even, 10) == digit(d, 9)
        && weighted(d, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10 == digit(d, 10);
  }

  static boolean residentId(CharSequence d) {
    long year = number(d, 6, 10);
    int rest = weighted(d, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
    return year >= 1900
        && year < 2100
        && date(d, 10, 12)
        && "10X98765432".charAt(rest) == d.charAt(17);
  }

  static boolean residentRegistration(CharSequence d) {
    int rest = (11 - weighted(d, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
    return date(d, 2, 4) && digit(d, 6) > 0 && digit(d, 6) < 9 && rest == digit(d, 12);
  }

  static boolean nric(CharSequence d) {
    int type = "STFGM".indexOf(d.charAt(0));
    if (type < 0) {
      return false;
    }
    int sum = weighted(d.subSequence(1, 8), 2, 7, 6, 5, 4, 3, 2);
    int rest = (sum + new int[] {0, 4, 0, 4, 3}[type]) % 11;
    String letters = type < 2 ? "JZIHGFEDCBA" : type < 4 ? "XWUTRQPNMLK" : "XWUTRQPNJLK";
    return letters.charAt(rest) == d.charAt(8);
  }
}
