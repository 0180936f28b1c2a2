package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageRecord.Opened;

/** The order of an Opened record's fields. */
final class OpenedFields {

  private OpenedFields() {}

  static RecordWriter write(RecordWriter out, Opened opened) {
    return RequestFields.write(
            out, opened.eventId(), opened.who(), opened.startedAt(), opened.asked())
        .number(opened.estimatedInputTokens());
  }

  static Opened read(RecordReader in) {
    RequestFields request = RequestFields.read(in);
    return new Opened(
        request.id(), request.who(), request.asked(), request.startedAt(), in.number());
  }
}
