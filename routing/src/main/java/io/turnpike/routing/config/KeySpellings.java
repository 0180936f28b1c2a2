package io.turnpike.routing.config;

import java.util.Map;

/**
 * Keys that Portkey spells otherwise, with ours: camel case, and words of its early days. A
 * document may use either; whoever converts documents goes by the same table.
 */
public final class KeySpellings {

  private KeySpellings() {}

  public static Map<String, String> ofTargets() {
    return Vocabulary.NODE.aliases();
  }

  public static Map<String, String> ofStrategies() {
    return Vocabulary.STRATEGY.aliases();
  }

  public static Map<String, String> ofRetries() {
    return Vocabulary.RETRY.aliases();
  }

  public static Map<String, String> ofSticky() {
    return Vocabulary.STICKY.aliases();
  }
}
