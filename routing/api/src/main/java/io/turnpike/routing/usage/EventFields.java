package io.turnpike.routing.usage;

import io.turnpike.tenants.KeyId;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.TeamId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    UsageFields.write(out, event.usage()).one(event.usageSource().ordinal());
    UsageFields.write(out, event.cost())
        .number(event.firstTokenMicros())
        .number(event.totalMicros())
        .text(event.decision());
    write(out, event.metadata()).text(event.traceId()).text(event.user()).text(event.sessionId());
    AttemptFields.writeMore(out, event.attempts());
    return NoteFields.writeAll(out, event.notes());
  }

  /** Version 1 ended with the session's id. */
  static UsageEvent read(RecordReader in, int version) {
    UsageEvent event = first(in);
    return version < 2 ? event : more(event, in);
  }

  private static UsageEvent more(UsageEvent event, RecordReader in) {
    List<Attempt> attempts = AttemptFields.readMore(event.attempts(), in);
    return event.with(attempts, NoteFields.readAll(in));
  }

  private static UsageEvent first(RecordReader in) {
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
        UsageFields.usage(in),
        in.constant(UsageSource.values(), UsageSource.ESTIMATED),
        UsageFields.cost(in),
        in.number(),
        in.number(),
        in.optionalText(),
        readMetadata(in),
        in.optionalText(),
        in.optionalText(),
        in.optionalText(),
        List.of());
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
