package io.turnpike.billing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the cache had for a request, in the words of {@code x-turnpike-cache}. */
public enum CacheStatus {
  HIT("hit"),
  /** An answer to a question that means the same. */
  SEMANTIC_HIT("semantic-hit"),
  MISS("miss"),
  /** The config keeps answers; this one neither could be nor was to be kept. */
  BYPASS("bypass");

  private final String word;

  CacheStatus(String word) {
    this.word = word;
  }

  /** As headers, addresses and rows have it. */
  public String word() {
    return word;
  }

  public boolean served() {
    return this == HIT || this == SEMANTIC_HIT;
  }

  /** Null for a word that is none of them. */
  public static @Nullable CacheStatus of(@Nullable String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst().orElse(null);
  }
}
