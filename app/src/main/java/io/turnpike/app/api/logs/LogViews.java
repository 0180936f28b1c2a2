package io.turnpike.app.api.logs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.ListedNotes;
import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogRow;
import io.turnpike.routing.usage.Bill;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Asked;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import io.turnpike.routing.usage.UsageEvent.Served;
import io.turnpike.routing.usage.UsageEvent.Timing;
import io.turnpike.routing.usage.UsageEvent.Who;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;

/**
 * Log rows and entries as JSON shows them: the parts of an event, all on one level. Times in
 * milliseconds, money in nano-USD; a cost that is not complete is what is known of it.
 */
public final class LogViews {

  private LogViews() {}

  static List<Row> rows(List<LogRow> rows) {
    return rows.stream().map(Row::of).toList();
  }

  static ServerSentEvent<Row> event(LogRow row) {
    return ServerSentEvent.builder(Row.of(row)).id(row.requestId().toString()).build();
  }

  public record Row(
      @JsonUnwrapped RequestView request,
      int attempts,
      long inputTokens,
      long outputTokens,
      @JsonUnwrapped BillView bill,
      @JsonUnwrapped NotesView notes) {

    public static Row of(LogRow row) {
      return new Row(
          RequestView.of(row.requestId(), row.who(), row.asked(), row.served(), row.timing()),
          row.attempts(),
          row.bill().usage().totalInput(),
          row.bill().usage().totalOutput(),
          BillView.of(row.bill(), row.unpricedAttempts()),
          NotesView.of(row.notes()));
    }
  }

  record Entry(
      @JsonUnwrapped RequestView request,
      Instant storedAt,
      @Nullable String errorMessage,
      DecisionView decision,
      List<AttemptView> attempts,
      UsageView usage,
      @JsonUnwrapped BillView bill,
      @Nullable String priceVersion,
      List<LogEntry.CostLine> costLines,
      @JsonUnwrapped NotesView notes,
      @JsonUnwrapped CallLabels labels) {

    static Entry of(LogEntry entry) {
      UsageEvent event = entry.event();
      return new Entry(
          RequestView.of(event.id(), event.who(), event.asked(), event.served(), event.timing()),
          entry.storedAt(),
          event.served().errorMessage(),
          DecisionView.of(
              event.decided().summary(), event.asked().configReference(), event.decided().notes()),
          event.attempts().stream().map(AttemptView::of).toList(),
          UsageView.of(event.bill().usage()),
          BillView.of(event.bill(), event.unpricedAttempts()),
          event.bill().priceVersion(),
          entry.costLines(),
          NotesView.of(ListedNotes.of(event.decided().notes())),
          event.labels());
    }
  }

  /** What rows and entries say of a request in the same words. */
  public record RequestView(
      String requestId,
      Instant startedAt,
      String team,
      String key,
      @Nullable String config,
      String operation,
      String requestedModel,
      boolean streamed,
      @Nullable String provider,
      @Nullable String model,
      String outcome,
      int status,
      @Nullable String errorCode,
      @Nullable Double firstTokenMs,
      @Nullable Double totalMs) {

    static RequestView of(UUID id, Who who, Asked asked, Served served, Timing timing) {
      return new RequestView(
          id.toString(),
          timing.startedAt(),
          who.teamSlug(),
          who.keyName(),
          asked.configReference(),
          asked.operation(),
          asked.model(),
          asked.streamed(),
          served.provider(),
          served.model(),
          Fields.word(served.outcome()),
          served.status(),
          served.errorCode(),
          Fields.millis(timing.firstTokenMicros()),
          Fields.millis(timing.totalMicros()));
    }
  }

  /** The same of what it costs. */
  public record BillView(
      String usageSource, @Nullable Long costNanoUsd, boolean costComplete, int unpricedAttempts) {

    static BillView of(Bill bill, int unpricedAttempts) {
      return new BillView(
          Fields.word(bill.source()), bill.nanoUsd(), unpricedAttempts == 0, unpricedAttempts);
    }
  }
}
