package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageRecord.Dispatched;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of a Dispatched record's fields. Since version 3 every attempt but the first tells of
 * those before it; nothing comes before the first, and so it writes nothing more.
 */
final class DispatchedFields {

  private static final int FIRST = 1;

  private DispatchedFields() {}

  static RecordWriter write(RecordWriter out, Dispatched dispatched) {
    out.uuid(dispatched.eventId())
        .number(dispatched.attempt())
        .text(dispatched.upstream().connection())
        .text(dispatched.upstream().model());
    return dispatched.attempt() == FIRST ? out : ended(out, dispatched.ended());
  }

  static Dispatched read(RecordReader in, int version) {
    UUID event = in.uuid();
    int attempt = (int) in.number();
    Upstream upstream = new Upstream(in.text(), in.text());
    return new Dispatched(event, attempt, upstream, ended(in, attempt, version));
  }

  private static RecordWriter ended(RecordWriter out, @Nullable List<Attempt> ended) {
    out.flag(ended != null);
    if (ended != null) {
      AttemptFields.writeAll(out, ended);
      AttemptFields.writeMore(out, ended);
    }
    return out;
  }

  private static @Nullable List<Attempt> ended(RecordReader in, int attempt, int version) {
    if (attempt == FIRST) {
      return List.of();
    }
    boolean told = version >= 3 && in.flag();
    return told ? AttemptFields.readMore(AttemptFields.readAll(in), in) : null;
  }
}
