package io.turnpike.routing.usage;

import io.turnpike.routing.FailureClass;
import io.turnpike.routing.usage.Attempt.Result;
import io.turnpike.routing.usage.Attempt.Timeline;
import io.turnpike.routing.usage.Attempt.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of an attempt's fields. */
final class AttemptFields {

  private AttemptFields() {}

  static void writeAll(RecordWriter out, List<Attempt> attempts) {
    out.number(attempts.size());
    attempts.forEach(attempt -> write(out, attempt));
  }

  static List<Attempt> readAll(RecordReader in) {
    return in.list(AttemptFields::read);
  }

  /**
   * What version 2 knows beyond version 1, behind everything version 1 wrote. Each attempt has its
   * own frame, so that later versions can append to it, as versions 4 and 5 do.
   */
  static void writeMore(RecordWriter out, List<Attempt> attempts) {
    out.number(attempts.size());
    for (Attempt attempt : attempts) {
      int begun = out.begin();
      Where where = attempt.where();
      out.text(where.at()).text(where.credential()).text(where.breaker());
      BillFields.write(out, attempt.bill());
      BillFields.writeMore(out, attempt.bill());
      out.text(attempt.answered().model()).text(attempt.answered().tier());
      BillFields.writeSearches(out, attempt.bill()).end(begun);
    }
  }

  static List<Attempt> readMore(List<Attempt> attempts, RecordReader in) {
    int size = in.count();
    if (size != attempts.size()) {
      throw new IllegalArgumentException(size + " continue " + attempts.size() + " attempts.");
    }
    return attempts.stream().map(attempt -> more(attempt, in.frame())).toList();
  }

  private static Attempt more(Attempt first, RecordReader in) {
    Upstream upstream = first.where().upstream();
    Where where = new Where(upstream, in.text(), in.optionalText(), in.optionalText());
    Bill counted = BillFields.read(in);
    boolean more = in.hasMore();
    Bill bill = more ? BillFields.readMore(in, counted) : counted;
    Answered answered =
        more ? Answered.of(in.optionalText(), in.optionalText()) : Answered.AS_ASKED;
    return new Attempt(
        first.number(),
        where,
        first.timeline(),
        first.result(),
        in.hasMore() ? BillFields.readSearches(in, bill) : bill,
        answered);
  }

  /** What version 1 knew. */
  private static void write(RecordWriter out, Attempt attempt) {
    out.number(attempt.number()).text(attempt.connection()).text(attempt.model());
    write(out, attempt.timeline());
    write(out, attempt.result());
  }

  private static Attempt read(RecordReader in) {
    int number = (int) in.number();
    Where where = new Where(new Upstream(in.text(), in.text()));
    return new Attempt(number, where, timeline(in), result(in), Bill.NOTHING);
  }

  private static void write(RecordWriter out, Timeline timeline) {
    out.number(timeline.startMicros())
        .number(timeline.connectedMicros())
        .number(timeline.headersMicros())
        .number(timeline.firstTokenMicros())
        .number(timeline.endMicros());
  }

  private static Timeline timeline(RecordReader in) {
    return new Timeline(in.number(), in.number(), in.number(), in.number(), in.number());
  }

  private static void write(RecordWriter out, Result result) {
    FailureClass failure = result.failure();
    out.number(result.status()).one(failure == null ? -1 : failure.ordinal()).text(result.detail());
  }

  private static Result result(RecordReader in) {
    return new Result((int) in.number(), failure(in), in.optionalText());
  }

  private static @Nullable FailureClass failure(RecordReader in) {
    int ordinal = in.one();
    FailureClass[] all = FailureClass.values();
    return ordinal < 0 ? null : ordinal < all.length ? all[ordinal] : FailureClass.SERVER_ERROR;
  }
}
