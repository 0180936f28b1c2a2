package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.FoldedText;

/** Payment cards: an issuer's first digits, the length that goes with them, and Luhn's digit. */
final class CardForm {

  private CardForm() {}

  /**
   * Where a card's number ends that these groups begin with; -1 for none.
   *
   * @param told whether a word before tells of cards: then any grouping will do
   */
  static int end(FoldedText text, DigitGroups groups, boolean told) {
    int end = -1;
    for (int count = 1; count <= groups.count; count++) {
      int length = groups.digits(count);
      boolean usual = written(groups, count);
      if (length >= 12
          && (usual || told && groups.alike(count))
          && issued(groups.digits, length, told)
          && Checksums.luhn(groups.digits.subSequence(0, length))
          && Edges.endsAt(text, groups.ends[count - 1])) {
        end = groups.ends[count - 1];
        if (usual) {
          return end;
        }
      }
    }
    return end;
  }

  private static boolean written(DigitGroups groups, int count) {
    return count == 1
        || groups.alike(count)
            && (groups.are(count, "4444")
                || groups.are(count, "465")
                || groups.are(count, "464")
                || groups.are(count, "44443"));
  }

  /** Longer than sixteen, and Maestro's many lengths, only where the text speaks of cards. */
  private static boolean issued(StringBuilder digits, int length, boolean told) {
    if (length < 13 && !told) {
      return false;
    }
    int four = (int) Checksums.number(digits, 0, 4);
    return switch (digits.charAt(0)) {
      case '4' -> length == 16 || told && (length == 13 || length == 19);
      case '5' -> length == 16 && four >= 5100 && four <= 5599 || told && maestro(four, length);
      case '2' -> length == 16 && (four >= 2221 && four <= 2720 || four >= 2200 && four <= 2204);
      case '3' -> three(four, length);
      case '6' -> length == 16 && sixes(four) || told && maestro(four, length);
      case '9' -> length == 16 && four == 9792;
      case '8' -> length == 16 && four / 100 >= 81 && four / 100 <= 82 && told;
      default -> false;
    };
  }

  private static boolean three(int four, int length) {
    boolean amex = four / 100 == 34 || four / 100 == 37;
    boolean diners = four / 10 >= 300 && four / 10 <= 305 || four / 100 == 36 || four / 100 >= 38;
    boolean jcb = four >= 3528 && four <= 3589;
    return amex ? length == 15 : jcb ? length == 16 : diners && (length == 14 || length == 16);
  }

  private static boolean sixes(int four) {
    return four == 6011
        || four / 10 >= 644 && four / 10 <= 659
        || four / 100 == 62
        || four / 100 == 60
        || four / 100 == 63
        || four / 100 == 67;
  }

  private static boolean maestro(int four, int length) {
    return length >= 12 && length <= 19 && (four / 100 == 50 || four / 100 >= 56);
  }
}
