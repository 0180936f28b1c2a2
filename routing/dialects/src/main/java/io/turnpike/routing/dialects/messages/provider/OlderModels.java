package io.turnpike.routing.dialects.messages.provider;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Claude models of before do otherwise than all that came after them. Their names, with or
 * without a date behind them, are closed lists; whatever is not known is a newer one.
 */
final class OlderModels {

  private static final List<String> THIRD =
      List.of("claude-2", "claude-3-", "claude-instant", "claude-opus-4-0", "claude-sonnet-4-0");
  private static final List<String> FOURTH =
      List.of("claude-4-", "claude-opus-4-2025", "claude-sonnet-4-2025");
  private static final List<String> WITHOUT_EFFORT =
      List.of("claude-opus-4-1", "claude-sonnet-4-5", "claude-haiku-4-5");

  private OlderModels() {}

  /** Newer ones refuse a request that has both. */
  static boolean takeTemperatureBesideTopP(String model) {
    return begins(model, Stream.concat(THIRD.stream(), FOURTH.stream()));
  }

  /** These do not know how much thought they are to give. */
  static boolean lackEffort(String model) {
    return takeTemperatureBesideTopP(model) || begins(model, WITHOUT_EFFORT.stream());
  }

  private static boolean begins(String model, Stream<String> names) {
    return names.anyMatch(model::startsWith);
  }
}
