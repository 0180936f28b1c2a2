package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageRecord.Opened;

/**
 * The order of an Opened record's fields. Labels follow since version 4, which only a record that
 * has some is written as: most have none, and there is one for every request.
 */
final class OpenedFields {

  private static final int PLAIN = 3;
  private static final int LABELLED = 4;

  private OpenedFields() {}

  static int version(Opened opened) {
    return isLabelled(opened) ? LABELLED : PLAIN;
  }

  static RecordWriter write(RecordWriter out, Opened opened) {
    RequestFields.write(out, opened.eventId(), opened.who(), opened.startedAt(), opened.asked())
        .number(opened.estimatedInputTokens());
    return isLabelled(opened) ? LabelFields.write(out, opened.labels()) : out;
  }

  static Opened read(RecordReader in, int version) {
    RequestFields request = RequestFields.read(in);
    long estimate = in.number();
    CallLabels labels = version >= LABELLED ? LabelFields.read(in) : CallLabels.NONE;
    return new Opened(
        request.id(), request.who(), request.asked(), labels, request.startedAt(), estimate);
  }

  private static boolean isLabelled(Opened opened) {
    return !opened.labels().equals(CallLabels.NONE);
  }
}
