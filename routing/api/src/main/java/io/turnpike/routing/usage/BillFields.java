package io.turnpike.routing.usage;

import io.turnpike.routing.usage.Bill.Cost;
import io.turnpike.routing.usage.Bill.UsageSource;
import org.jspecify.annotations.Nullable;

/** The order of what was used and what it costs, of a request and of each attempt. */
final class BillFields {

  private BillFields() {}

  static RecordWriter write(RecordWriter out, Bill bill) {
    write(out, bill.usage()).one(bill.source().ordinal());
    return write(out, bill.cost());
  }

  static Bill read(RecordReader in) {
    return new Bill(usage(in), in.constant(UsageSource.values(), UsageSource.ESTIMATED), cost(in));
  }

  /** What version 4 knows beyond: mostly nothing, in one byte. */
  static RecordWriter writeMore(RecordWriter out, Bill bill) {
    TokenUsage usage = bill.usage();
    boolean more = usage.imageOutput() + usage.webSearches() + usage.fileSearches() > 0;
    out.flag(more);
    return more
        ? out.number(usage.imageOutput()).number(usage.webSearches()).number(usage.fileSearches())
        : out;
  }

  static Bill readMore(RecordReader in, Bill first) {
    if (!in.flag()) {
      return first;
    }
    TokenUsage usage = first.usage();
    TokenUsage whole =
        new TokenUsage(
            usage.input(),
            usage.cachedInput(),
            usage.cacheWrite5m(),
            usage.cacheWrite1h(),
            usage.output(),
            usage.reasoning(),
            usage.audioInput(),
            usage.audioOutput(),
            usage.image(),
            in.number(),
            in.number(),
            in.number());
    return new Bill(whole, first.source(), first.cost());
  }

  /** What version 5 knows beyond that. */
  static RecordWriter writeSearches(RecordWriter out, Bill bill) {
    return out.number(bill.usage().searchUnits());
  }

  static Bill readSearches(RecordReader in, Bill first) {
    TokenUsage usage = first.usage().searching(in.number());
    return usage == first.usage() ? first : new Bill(usage, first.source(), first.cost());
  }

  private static RecordWriter write(RecordWriter out, TokenUsage usage) {
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

  private static TokenUsage usage(RecordReader in) {
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

  private static RecordWriter write(RecordWriter out, @Nullable Cost cost) {
    return cost == null
        ? out.flag(false)
        : out.flag(true).number(cost.nanoUsd()).text(cost.priceVersion());
  }

  private static @Nullable Cost cost(RecordReader in) {
    return in.flag() ? new Cost(in.number(), in.text()) : null;
  }
}
