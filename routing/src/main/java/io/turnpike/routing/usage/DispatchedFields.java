package io.turnpike.routing.usage;

import io.turnpike.routing.UsageRecord.Dispatched;

/** The order of a Dispatched record's fields. */
final class DispatchedFields {

  private DispatchedFields() {}

  static RecordWriter write(RecordWriter out, Dispatched dispatched) {
    return out.uuid(dispatched.eventId())
        .number(dispatched.attempt())
        .text(dispatched.connection())
        .text(dispatched.model());
  }

  static Dispatched read(RecordReader in) {
    return new Dispatched(in.uuid(), (int) in.number(), in.text(), in.text());
  }
}
