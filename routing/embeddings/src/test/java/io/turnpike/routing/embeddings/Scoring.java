package io.turnpike.routing.embeddings;

import io.turnpike.routing.cache.meaning.guards.Guards;
import io.turnpike.routing.cache.meaning.guards.words.Text;
import org.jspecify.annotations.Nullable;

/** What the product makes of two questions. */
record Scoring(MiniLm model) {

  double similarity(String one, String other) {
    float[] here = model.embed(one);
    float[] there = model.embed(other);
    double sum = 0;
    for (int i = 0; i < here.length; i++) {
      sum += (double) here[i] * there[i];
    }
    return sum;
  }

  @Nullable String difference(String one, String other, double similarity) {
    return Guards.difference(Text.of(one), Text.of(other), similarity);
  }
}
