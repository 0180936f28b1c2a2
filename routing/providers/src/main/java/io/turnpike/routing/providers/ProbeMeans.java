package io.turnpike.routing.providers;

import org.jspecify.annotations.Nullable;

/**
 * What a provider has for a call that only finds out whether a connection works.
 *
 * @param lists whether it lists its models
 * @param listsToAnybody whether it does so without a key, so that the list says nothing of one
 * @param cheapestModel that every account has; null where none is known
 */
public record ProbeMeans(boolean lists, boolean listsToAnybody, @Nullable String cheapestModel) {

  /** A list, for those with a key. */
  public static final ProbeMeans LIST = new ProbeMeans(true, false, null);
}
