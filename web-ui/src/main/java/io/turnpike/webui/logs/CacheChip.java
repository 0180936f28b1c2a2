package io.turnpike.webui.logs;

import io.turnpike.billing.CacheStatus;
import io.turnpike.billing.ListedNotes.Cache;
import io.turnpike.webui.format.Amounts;
import io.turnpike.webui.format.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the cache had for a request, in a word.
 *
 * @param tone of its colour; the word says the same
 * @param title in a sentence
 */
record CacheChip(String word, String tone, String title) {

  static @Nullable CacheChip of(@Nullable Cache cache) {
    return cache == null
        ? null
        : new CacheChip(
            word(cache.status()), cache.status().served() ? "success" : "", title(cache));
  }

  static String word(CacheStatus status) {
    return switch (status) {
      case HIT -> "hit";
      case SEMANTIC_HIT -> "semantic";
      case MISS -> "miss";
      case BYPASS -> "bypass";
    };
  }

  private static String title(Cache cache) {
    return switch (cache.status()) {
      case HIT -> "A kept answer was served" + saved(cache);
      case SEMANTIC_HIT -> "A kept answer to a question that means the same" + saved(cache);
      case MISS -> "No kept answer was served";
      case BYPASS -> "Kept answers were not asked for";
    };
  }

  private static String saved(Cache cache) {
    Long nanoUsd = cache.savedNanoUsd();
    Long micros = cache.savedMicros();
    String money = nanoUsd == null || nanoUsd == 0 ? "" : Money.brief(nanoUsd);
    String time = micros == null || micros == 0 ? "" : Amounts.micros(micros);
    String both = money + (money.isEmpty() || time.isEmpty() ? "" : " and ") + time;
    return both.isEmpty() ? "" : "; it saved " + both;
  }
}
