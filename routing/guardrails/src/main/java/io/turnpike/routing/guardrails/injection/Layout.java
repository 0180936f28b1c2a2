package io.turnpike.routing.guardrails.injection;

/** Which number a feature has. The weights are learned for these numbers. */
final class Layout {

  private static final int C = Concepts.MOST;

  /** Where words stand: anywhere, in a quotation that is talked about, in a document. */
  static final int ANYWHERE = 0;

  static final int QUOTED = 1;
  static final int DOCUMENT = 2;
  static final int PLANES = 3;

  static final int SINGLES = Shape.MOST;
  static final int LEADING = SINGLES + PLANES * C;
  static final int PAIRS = LEADING + PLANES * C;
  static final int GUARDED = PAIRS + PLANES * C * C;

  /** Features that stand for something; the rest are hashes of words. */
  static final int MEANINGS = GUARDED + C * C;

  static final int GRAMS = 1 << 15;
  static final int ALL = MEANINGS + GRAMS;

  private Layout() {}

  static int single(int plane, int concept) {
    return SINGLES + plane * C + concept;
  }

  static int leading(int plane, int concept) {
    return LEADING + plane * C + concept;
  }

  static int pair(int plane, int first, int second) {
    return PAIRS + (plane * C + first) * C + second;
  }

  static int guarded(int guard, int asked) {
    return GUARDED + guard * C + asked;
  }

  static int gram(int hash) {
    return MEANINGS + ((hash * 0x9E3779B9) >>> 17);
  }
}
