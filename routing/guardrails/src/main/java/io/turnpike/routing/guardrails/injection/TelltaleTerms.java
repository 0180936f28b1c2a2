package io.turnpike.routing.guardrails.injection;

import java.util.Set;

/** Terms that need a closer look than what they mean. */
final class TelltaleTerms {

  /** What everyday texts use where attacks have their words. */
  static final Set<String> EVERYDAY =
      words(
          "skip, drop, scratch, leave out, overlook, order, orders, task, tasks, policy, policies,"
              + " training, configuration, setup, filter, filters, assignment, assignments,"
              + " command, first, old, current, existing, past, beginning, what is the,"
              + " what's the, share, list, return, convert, quote, delete, erase, wipe, reset,"
              + " outdated, obsolete, expired, invalid, escape, illegal, no matter how,"
              + " no matter what, regardless of, any question, sudo, unlimited, no limits,"
              + " opposite of, without question, no warnings, game, story, mode, imagine,"
              + " character, persona, personality, fiction, fictional, hypothetical, villain,"
              + " evil, twin, oath, possessed, in a world, in a universe, in character");

  /** What nothing else has to stand beside. */
  static final Set<String> PLAIN =
      words("do anything now, dan mode, dan-mode, jailbreak mode, you are now dan");

  /** What needs no noun behind it. */
  static final Set<String> BEFORE =
      words(
          "above, before, before this, beforehand, so far, until now, up to now, till now,"
              + " up to this point, davor, zuvor, vorher, bisher, oben, qui precede, ci-dessus,"
              + " lo anterior, anterior, hasta ahora, finora, sopra, acima, ate agora, hierboven,"
              + " выше, до этого, powyzej, 以上, 之前, 上面, 지금까지");

  private TelltaleTerms() {}

  /** Of something that somebody did or does, and not of what is to be done. */
  static boolean isTold(String term) {
    return term.endsWith("ed") || term.endsWith("ing") || term.endsWith("got");
  }

  private static Set<String> words(String words) {
    return Set.of(words.split(", "));
  }
}
