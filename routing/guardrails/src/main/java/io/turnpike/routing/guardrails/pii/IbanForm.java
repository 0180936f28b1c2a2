package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.Ascii;
import io.turnpike.routing.guardrails.scan.FoldedText;

/** Bank accounts: country, its length, and the rest by 97. */
final class IbanForm {

  private static final String LENGTHS =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27"
          + " DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21"
          + " HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27"
          + " MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24"
          + " RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22"
          + " VG24 XK20 YE30";

  private static final byte[] BY_COUNTRY = new byte[26 * 26];

  static {
    for (String each : LENGTHS.split(" ")) {
      BY_COUNTRY[country(each.charAt(0), each.charAt(1))] = Byte.parseByte(each.substring(2));
    }
  }

  private IbanForm() {}

  private static int country(int first, int second) {
    return (Ascii.upper(first) - 'A') * 26 + Ascii.upper(second) - 'A';
  }

  /** How long it must be that begins here; 0 where none can. */
  static int length(FoldedText text, int start) {
    boolean begins =
        Ascii.isLetter(text.at(start))
            && Ascii.isLetter(text.at(start + 1))
            && Ascii.isDigit(text.at(start + 2))
            && Ascii.isDigit(text.at(start + 3));
    return begins ? BY_COUNTRY[country(text.at(start), text.at(start + 1))] : 0;
  }

  /**
   * Where so many letters and digits end, written as accounts are: together, or in groups with the
   * same sign between; -1 where they are not.
   */
  static int end(FoldedText text, int start, int length) {
    int at = start;
    int sign = 0;
    for (int taken = 0; taken < length; taken++) {
      int c = text.at(at);
      boolean between = taken > 0 && (c == ' ' || c == '-' || c == '.');
      if (between && (sign == 0 || c == sign)) {
        sign = c;
        c = text.at(++at);
      }
      if (!Ascii.isWord(c)) {
        return -1;
      }
      at++;
    }
    return Edges.endsAt(text, at) ? at : -1;
  }

  /** The first four characters count last, and letters two digits each. */
  static boolean divides(FoldedText text, int start, int end) {
    int rest = rest(text, start + 4, end, 0);
    return rest(text, start, start + 4, rest) == 1;
  }

  private static int rest(FoldedText text, int start, int end, int before) {
    int rest = before;
    for (int i = start; i < end; i++) {
      int c = Ascii.upper(text.at(i));
      if (Ascii.isDigit(c)) {
        rest = (rest * 10 + c - '0') % 97;
      } else if (Ascii.isLetter(c)) {
        rest = (rest * 100 + c - 'A' + 10) % 97;
      }
    }
    return rest;
  }
}
