package io.turnpike.routing.usage;

import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Decided;
import io.turnpike.routing.usage.UsageEvent.ErrorGiven;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import java.util.List;

/**
 * The order of a usage event's fields; constants are kept by position, so never reorder them. A new
 * field is written at the very end and read there from its version on.
 */
final class EventFields {

  private EventFields() {}

  /** Version 1 ended with the labels, 2 and 3 with the notes, 4 with pictures and tools. */
  static RecordWriter write(RecordWriter out, UsageEvent event) {
    Timing timing = event.timing();
    RequestFields.write(out, event.id(), event.who(), timing.startedAt(), event.asked());
    AttemptFields.writeAll(out, event.attempts());
    write(out, event.served());
    BillFields.write(out, event.bill())
        .number(timing.firstTokenMicros())
        .number(timing.totalMicros())
        .text(event.decided().summary());
    LabelFields.write(out, event.labels());
    AttemptFields.writeMore(out, event.attempts());
    NoteFields.writeAll(out, event.decided().notes());
    return BillFields.writeSearches(BillFields.writeMore(out, event.bill()), event.bill());
  }

  static UsageEvent read(RecordReader in, int version) {
    RequestFields request = RequestFields.read(in);
    List<Attempt> attempts = AttemptFields.readAll(in);
    Served served = served(in);
    Bill bill = BillFields.read(in);
    Timing timing = new Timing(request.startedAt(), in.number(), in.number());
    String summary = in.optionalText();
    CallLabels labels = LabelFields.read(in);
    boolean more = version >= 2;
    List<Attempt> all = more ? AttemptFields.readMore(attempts, in) : attempts;
    Decided decided = new Decided(summary, more ? NoteFields.readAll(in) : List.of());
    Bill told = version >= 4 ? BillFields.readMore(in, bill) : bill;
    Bill whole = version >= 5 ? BillFields.readSearches(in, told) : told;
    return new UsageEvent(
        request.id(), request.who(), request.asked(), labels, decided, all, served, whole, timing);
  }

  private static void write(RecordWriter out, Served served) {
    out.text(served.provider())
        .text(served.model())
        .one(served.outcome().ordinal())
        .number(served.status())
        .text(served.errorCode())
        .text(served.errorMessage());
  }

  private static Served served(RecordReader in) {
    Upstream upstream = Upstream.of(in.optionalText(), in.optionalText());
    Outcome outcome = in.constant(Outcome.values(), Outcome.FAILED);
    int status = (int) in.number();
    ErrorGiven error = ErrorGiven.of(in.optionalText(), in.optionalText());
    return new Served(upstream, outcome, status, error);
  }
}
