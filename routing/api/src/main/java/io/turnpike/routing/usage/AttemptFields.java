package io.turnpike.routing.usage;

import io.turnpike.routing.FailureClass;
import java.util.ArrayList;
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
    int size = in.count();
    List<Attempt> attempts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      attempts.add(read(in));
    }
    return List.copyOf(attempts);
  }

  /**
   * What version 2 knows beyond version 1, behind everything version 1 wrote. Each attempt has its
   * own frame, so that later versions can append to it.
   */
  static void writeMore(RecordWriter out, List<Attempt> attempts) {
    out.number(attempts.size());
    for (Attempt attempt : attempts) {
      int begun = out.begin();
      out.text(attempt.at()).text(attempt.credential()).text(attempt.breaker());
      UsageFields.write(out, attempt.usage()).one(attempt.usageSource().ordinal());
      UsageFields.write(out, attempt.cost()).end(begun);
    }
  }

  static List<Attempt> readMore(List<Attempt> attempts, RecordReader in) {
    int size = in.count();
    if (size != attempts.size()) {
      throw new IllegalArgumentException(size + " continue " + attempts.size() + " attempts.");
    }
    return attempts.stream().map(attempt -> more(attempt, in.frame())).toList();
  }

  private static void write(RecordWriter out, Attempt attempt) {
    FailureClass failure = attempt.failure();
    out.number(attempt.number())
        .text(attempt.connection())
        .text(attempt.model())
        .number(attempt.startMicros())
        .number(attempt.connectedMicros())
        .number(attempt.headersMicros())
        .number(attempt.firstTokenMicros())
        .number(attempt.endMicros())
        .number(attempt.status())
        .one(failure == null ? -1 : failure.ordinal())
        .text(attempt.detail());
  }

  /** What version 1 knew. */
  private static Attempt read(RecordReader in) {
    return new Attempt(
        (int) in.number(),
        in.text(),
        in.text(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        (int) in.number(),
        failure(in),
        in.optionalText(),
        "",
        null,
        null,
        TokenUsage.NONE,
        UsageSource.NONE,
        null);
  }

  private static Attempt more(Attempt first, RecordReader in) {
    return new Attempt(
        first.number(),
        first.connection(),
        first.model(),
        first.startMicros(),
        first.connectedMicros(),
        first.headersMicros(),
        first.firstTokenMicros(),
        first.endMicros(),
        first.status(),
        first.failure(),
        first.detail(),
        in.text(),
        in.optionalText(),
        in.optionalText(),
        UsageFields.usage(in),
        in.constant(UsageSource.values(), UsageSource.ESTIMATED),
        UsageFields.cost(in));
  }

  private static @Nullable FailureClass failure(RecordReader in) {
    int ordinal = in.one();
    FailureClass[] all = FailureClass.values();
    return ordinal < 0 ? null : ordinal < all.length ? all[ordinal] : FailureClass.SERVER_ERROR;
  }
}
