package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.disguise.Reading;

/**
 * What a text comes to.
 *
 * @param score from 0 to 1; one half is as likely as not
 * @param kind what speaks most for an attack
 * @param start where that stands, in the text as it was written
 */
record Evidence(double score, AttackKind kind, int start, int end) {

  /**
   * @param within where the text of the sample begins in the whole text
   */
  static Evidence of(Sample sample, int within) {
    Features features = sample.features();
    double share = 1 / Math.sqrt(Math.max(1, features.grams()));
    double sum = 0;
    double[] kinds = new double[AttackKind.values().length];
    int strongest = 0;
    double most = 0;
    for (int i = 0; i < features.size(); i++) {
      int id = features.id(i);
      boolean gram = id >= Layout.MEANINGS;
      double adds = Weights.LEARNED.of(id) * (gram ? share : 1);
      sum += adds;
      if (!gram) {
        kinds[AttackKind.of(id).ordinal()] += Math.max(0, adds);
      }
      if (adds > most && features.end(i) > 0) {
        most = adds;
        strongest = i;
      }
    }
    return placed(1 / (1 + Math.exp(-sum)), largest(kinds), sample, strongest, within);
  }

  private static AttackKind largest(double[] kinds) {
    int largest = 0;
    for (int i = 1; i < kinds.length; i++) {
      largest = kinds[i] > kinds[largest] ? i : largest;
    }
    return AttackKind.values()[largest];
  }

  private static Evidence placed(
      double score, AttackKind kind, Sample sample, int strongest, int within) {
    Reading reading = sample.reading();
    if (reading != null) {
      boolean spot = SPOTTED.contains(reading.how());
      int shift = spot ? within : 0;
      AttackKind how = reading.hidden() ? AttackKind.INVISIBLE_TEXT : AttackKind.ENCODED;
      return new Evidence(score, how, reading.start() + shift, reading.end() + shift);
    }
    int from = sample.folded().place(sample.features().start(strongest));
    int to = sample.folded().place(sample.features().end(strongest));
    return new Evidence(score, kind, from, to);
  }

  /** Readings whose places count from the window; those of folded texts count from the text. */
  private static final java.util.Set<String> SPOTTED =
      java.util.Set.of("tags", "selectors", "base64", "base32", "hex", "escapes", "codes", "morse");
}
