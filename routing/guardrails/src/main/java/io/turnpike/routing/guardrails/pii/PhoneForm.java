package io.turnpike.routing.guardrails.pii;

import io.turnpike.routing.guardrails.scan.FoldedText;

/** Phone numbers: international, in the shapes of some countries, and any that a word tells of. */
final class PhoneForm {

  private PhoneForm() {}

  /** Where a number ends whose plus sign is followed by these groups; -1 for none. */
  static int international(FoldedText text, DigitGroups groups, int skip) {
    for (int count = groups.count; count > 0; count--) {
      boolean decimal = count == 2 && groups.signs[1] == '.';
      if (!decimal
          && PhonePlan.fits(groups.digits, skip, groups.digits(count), zero(groups, count))
          && Edges.endsAt(text, groups.ends[count - 1])) {
        return groups.ends[count - 1];
      }
    }
    return -1;
  }

  private static boolean zero(DigitGroups groups, int count) {
    return count > 2
        && groups.signs[1] == '('
        && groups.lengths[1] == 1
        && groups.digits.charAt(groups.lengths[0]) == '0';
  }

  /** Where a number ends that has the shape of one, without a word that tells of it. */
  static int shaped(FoldedText text, DigitGroups groups) {
    for (int count = groups.count; count > 0; count--) {
      if (shaped(groups, count) && Edges.endsAt(text, groups.ends[count - 1])) {
        return groups.ends[count - 1];
      }
    }
    return -1;
  }

  private static boolean shaped(DigitGroups groups, int count) {
    StringBuilder digits = groups.digits;
    int first = digits.charAt(0);
    int second = digits.length() > 1 ? digits.charAt(1) : 0;
    if (groups.signs[0] == '(') {
      return bracketed(groups, count, first);
    }
    if (first == '0' && second == '0') {
      int code = groups.lengths[0];
      return count > 1
          && (code == 2 || PhonePlan.isCode(digits, 2, code))
          && groups.digits(count) >= 10
          && PhonePlan.fits(digits, 2, groups.digits(count), false);
    }
    if (first == '0') {
      return trunk(groups, count);
    }
    return northAmerican(groups, count, 0)
        || first == '1' && groups.lengths[0] == 1 && northAmerican(groups, count, 1)
        || first == '8' && groups.are(count, "13322")
        || mobile(groups, count, first, second);
  }

  private static boolean bracketed(DigitGroups groups, int count, int first) {
    int digits = groups.digits(count);
    return count > 1
        && (northAmerican(groups, count, 0)
            || first == '0' && groups.lengths[0] > 1 && digits >= 9 && digits <= 12
            || groups.lengths[0] == 2 && groups.are(count, digits == 11 ? "254" : "244"));
  }

  /** Three, three and four, the first two beginning with no 0 or 1. */
  private static boolean northAmerican(DigitGroups groups, int count, int skip) {
    if (count != skip + 3
        || groups.lengths[skip] != 3
        || groups.lengths[skip + 1] != 3
        || groups.lengths[skip + 2] != 4) {
      return false;
    }
    int at = skip == 0 ? 0 : 1;
    return groups.digits.charAt(at) >= '2' && groups.digits.charAt(at + 3) >= '2';
  }

  /** With a 0 first: ten or eleven digits, nine in three groups; with points only by twos. */
  private static boolean trunk(DigitGroups groups, int count) {
    int digits = groups.digits(count);
    boolean pairs = groups.are(count, "22222") && groups.alike(count);
    if (count < 2 || groups.signs[1] == '.' && !pairs || date(groups)) {
      return false;
    }
    for (int i = 1; i < count; i++) {
      if (groups.lengths[i] < 2 || groups.signs[i] == '.' && !pairs) {
        return false;
      }
    }
    boolean length = digits == 10 || digits == 11 || digits == 9 && count > 2;
    return length && groups.lengths[0] >= 2 && groups.lengths[0] <= 6;
  }

  private static boolean mobile(DigitGroups groups, int count, int first, int second) {
    boolean chinese = first == '1' && second >= '3' && groups.are(count, "344");
    boolean spanish = first >= '6' && groups.are(count, "3222");
    boolean italian = first == '3' && groups.are(count, "37");
    boolean indian = first >= '6' && groups.are(count, "55");
    boolean brazilian = groups.are(count, "254") && groups.signs[count - 1] == '-';
    boolean points = count > 1 && groups.signs[1] == '.';
    return !points && (chinese || spanish || italian || indian || brazilian);
  }

  /** Where a number ends that a word tells of: seven to thirteen digits in any groups. */
  static int told(FoldedText text, DigitGroups groups) {
    if (date(groups)) {
      return -1;
    }
    for (int count = groups.count; count > 0; count--) {
      int digits = groups.digits(count);
      boolean decimal = count == 2 && groups.signs[1] == '.';
      if (digits >= 7
          && digits <= 13
          && !decimal
          && !address(groups, count)
          && Edges.endsAt(text, groups.ends[count - 1])) {
        return groups.ends[count - 1];
      }
    }
    return -1;
  }

  /** Day, month and year in either order. */
  private static boolean date(DigitGroups groups) {
    return groups.count >= 3
        && groups.signs[1] == groups.signs[2]
        && groups.signs[1] != ' '
        && (groups.lengths[0] == 4 && groups.lengths[1] <= 2 && groups.lengths[2] <= 2
            || groups.lengths[0] <= 2 && groups.lengths[1] <= 2 && groups.lengths[2] == 4);
  }

  private static boolean address(DigitGroups groups, int count) {
    return count == 4
        && groups.signs[1] == '.'
        && groups.signs[2] == '.'
        && groups.signs[3] == '.'
        && groups.lengths[0] <= 3
        && groups.lengths[1] <= 3
        && groups.lengths[2] <= 3;
  }
}
