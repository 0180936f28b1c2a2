package io.turnpike.routing.cache.meaning;

import io.turnpike.routing.cache.EntryKey;

/** What is known that was asked like a question. */
public sealed interface Likeness {

  /** Nothing that is near. */
  record None() implements Likeness {}

  /**
   * Something near whose answer is not to be served. When the question's own answer has come, the
   * two are compared, see {@link MeaningIndex#learn}.
   *
   * @param similarity 0 to 1
   * @param reason a word: {@code threshold}, {@code unproven}, {@code quarantine}, or which guard
   *     told the two apart, for example {@code number}
   */
  record Near(EntryKey key, double similarity, String reason) implements Likeness {}

  /**
   * Something whose answer may be served.
   *
   * @param similarity 0 to 1
   * @param verify whether this hit is one of those that are made all the same, in the shadow, to
   *     see whether it was right
   */
  record Same(EntryKey key, double similarity, boolean verify) implements Likeness {}
}
