package io.turnpike.routing.usage;

import io.turnpike.routing.Cost;
import io.turnpike.routing.Outcome;
import io.turnpike.routing.TokenUsage;
import io.turnpike.routing.UsageEvent;
import io.turnpike.routing.UsageSource;
import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order of a usage event's fields; constants are kept by position, so never reorder them. */
final class EventFields {

  private EventFields() {}

  static RecordWriter write(RecordWriter out, UsageEvent event) {
    out.uuid(event.id())
        .uuid(event.organization().value())
        .uuid(event.team().value())
        .text(event.teamSlug())
        .uuid(event.key().value())
        .text(event.keyName())
        .instant(event.startedAt())
        .text(event.config())
        .number(event.configVersion())
        .text(event.operation())
        .text(event.requestedModel())
        .flag(event.streamed());
    AttemptFields.writeAll(out, event.attempts());
    out.text(event.provider())
        .text(event.model())
        .one(event.outcome().ordinal())
        .number(event.status())
        .text(event.errorCode())
        .text(event.errorMessage());
    write(out, event.usage()).one(event.usageSource().ordinal());
    write(out, event.cost())
        .number(event.firstTokenMicros())
        .number(event.totalMicros())
        .text(event.decision());
    return write(out, event.metadata())
        .text(event.traceId())
        .text(event.user())
        .text(event.sessionId());
  }

  static UsageEvent read(RecordReader in) {
    return new UsageEvent(
        in.uuid(),
        new OrganizationId(in.uuid()),
        new TeamId(in.uuid()),
        in.text(),
        new KeyId(in.uuid()),
        in.text(),
        in.instant(),
        in.optionalText(),
        (int) in.number(),
        in.text(),
        in.text(),
        in.flag(),
        AttemptFields.readAll(in),
        in.optionalText(),
        in.optionalText(),
        in.constant(Outcome.values(), Outcome.FAILED),
        (int) in.number(),
        in.optionalText(),
        in.optionalText(),
        readUsage(in),
        in.constant(UsageSource.values(), UsageSource.ESTIMATED),
        readCost(in),
        in.number(),
        in.number(),
        in.optionalText(),
        readMetadata(in),
        in.optionalText(),
        in.optionalText(),
        in.optionalText());
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

  private static TokenUsage readUsage(RecordReader in) {
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

  private static @Nullable Cost readCost(RecordReader in) {
    return in.flag() ? new Cost(in.number(), in.text()) : null;
  }

  private static RecordWriter write(RecordWriter out, Map<String, String> metadata) {
    out.number(metadata.size());
    metadata.forEach((name, value) -> out.text(name).text(value));
    return out;
  }

  private static Map<String, String> readMetadata(RecordReader in) {
    int size = in.count();
    Map<String, String> metadata = HashMap.newHashMap(size);
    for (int i = 0; i < size; i++) {
      metadata.put(in.text(), in.text());
    }
    return Map.copyOf(metadata);
  }
}
