package io.turnpike.routing.conversion.litellm.management;

/** PeopleNames for people, as teams and keys may have them. */
final class PeopleNames {

  private PeopleNames() {}

  /** Without what cannot be seen, at most so long; never empty. */
  static String of(String written, int longest) {
    String plain = written.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]", "").strip();
    int end =
        plain.offsetByCodePoints(0, Math.min(longest, plain.codePointCount(0, plain.length())));
    String cut = plain.substring(0, end).strip();
    return cut.isEmpty() ? "unnamed" : cut;
  }
}
