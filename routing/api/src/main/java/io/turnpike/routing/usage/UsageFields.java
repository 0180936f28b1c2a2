package io.turnpike.routing.usage;

import org.jspecify.annotations.Nullable;

/** The order of what was used and what it costs, of a request and of each attempt. */
final class UsageFields {

  private UsageFields() {}

  static RecordWriter write(RecordWriter out, TokenUsage usage) {
    return out.number(usage.input())
        .number(usage.cachedInput())
        .number(usage.cacheWrite5m())
        .number(usage.cacheWrite1h())
        .number(usage.output())
        .number(usage.reasoning())
        .number(usage.audioInput())
        .number(usage.audioOutput())
        .number(usage.image());
  }

  static TokenUsage usage(RecordReader in) {
    return new TokenUsage(
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number());
  }

  static RecordWriter write(RecordWriter out, @Nullable Cost cost) {
    return cost == null
        ? out.flag(false)
        : out.flag(true).number(cost.nanoUsd()).text(cost.priceVersion());
  }

  static @Nullable Cost cost(RecordReader in) {
    return in.flag() ? new Cost(in.number(), in.text()) : null;
  }
}
