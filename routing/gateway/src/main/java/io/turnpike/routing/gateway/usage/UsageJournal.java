package io.turnpike.routing.gateway.usage;

import io.turnpike.infra.journal.Journal;
import io.turnpike.infra.journal.JournalFull;
import io.turnpike.routing.UsagePricing;
import io.turnpike.routing.gateway.usage.tokens.Tokenizer;
import io.turnpike.routing.usage.Attempt;
import io.turnpike.routing.usage.Upstream;
import io.turnpike.routing.usage.UsageEvent;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.routing.usage.UsageRecord;
import io.turnpike.routing.usage.UsageRecordFormat;
import io.turnpike.tenants.providers.ProviderConnection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Writes what happens to a request where a crash cannot take it. Every method appends at once, on
 * the calling thread: nothing here hangs on the client's subscription.
 */
@Component
@EnableConfigurationProperties(UsageSettings.class)
public class UsageJournal {

  private static final Logger log = LoggerFactory.getLogger(UsageJournal.class);

  private final Journal journal;
  private final UsagePricing pricing;
  private final GatewayMeters meters;
  private final Tokenizer tokenizer;
  private final boolean on;
  private final LongAdder open = new LongAdder();

  UsageJournal(
      Journal journal,
      UsagePricing pricing,
      GatewayMeters meters,
      Tokenizer tokenizer,
      UsageSettings settings) {
    this.journal = journal;
    this.pricing = pricing;
    this.meters = meters;
    this.tokenizer = tokenizer;
    this.on = settings.journal();
    if (!on) {
      log.warn("turnpike.usage.journal is off: requests are neither logged nor billed.");
    }
  }

  public UsageDraft begin(String operation) {
    return new UsageDraft(operation, pricing, tokenizer);
  }

  /** Throws {@link JournalFull}: a request that cannot be recorded must not be sent. */
  public void open(UsageDraft draft) {
    append(draft.opening());
    draft.ending().opened();
    open.increment();
  }

  /** Requests that have been opened and not closed. */
  public long open() {
    return open.sum();
  }

  /** Throws {@link JournalFull}. */
  public AttemptDraft dispatch(UsageDraft draft, ProviderConnection connection, String model) {
    int number = draft.tries().nextNumber();
    List<Attempt> ended = draft.tries().untold(draft.micros());
    Upstream upstream = new Upstream(connection.name(), model);
    append(new UsageRecord.Dispatched(draft.id(), number, upstream, ended));
    return draft.begin(number, connection, model);
  }

  /**
   * The client has what it gets. The first call of this and {@link #cancelled} counts. An answer
   * for which no provider was asked, such as a list of models, is no usage and leaves nothing,
   * unless it was kept.
   */
  public void ended(UsageDraft draft) {
    Ending ending = draft.ending();
    if (ending.isOpened() || ending.hasFailed() || draft.kept() != null) {
      end(draft, ending.outcome());
    }
  }

  /** What it cost is known; what is held for it comes free before its end is recorded. */
  public void settled(UsageDraft draft) {
    settle(draft, draft.event(Outcome.SUCCEEDED), on && draft.isOpened());
  }

  /**
   * Others wait for the same answer: whatever becomes of its client, it ends with {@link #parted}.
   */
  public void shared(UsageDraft draft) {
    draft.ending().share();
  }

  /** The answer that others waited for, too, is over; ends a request whose client left before. */
  public void parted(UsageDraft draft) {
    Outcome earlier = draft.ending().unshare();
    if (earlier != null) {
      close(draft, earlier);
    }
  }

  /** The client left. */
  public void cancelled(UsageDraft draft) {
    end(draft, draft.ending().outcomeOfLeaving());
  }

  private void end(UsageDraft draft, Outcome outcome) {
    if (!draft.ending().postpones(outcome)) {
      close(draft, outcome);
    }
  }

  private void close(UsageDraft draft, Outcome outcome) {
    if (!draft.ending().close()) {
      return;
    }
    if (!draft.hasCaller()) {
      meters.unauthenticated();
      return;
    }
    try {
      closed(draft, outcome);
    } finally {
      if (draft.ending().isOpened()) {
        open.decrement();
      }
    }
  }

  private void closed(UsageDraft draft, Outcome outcome) {
    UsageEvent event = draft.event(outcome);
    boolean opened = draft.ending().isOpened();
    meters.ended(event);
    settle(draft, event, on && opened);
    try {
      close(new UsageRecord.Closed(event), opened);
    } catch (JournalFull full) {
      meters.lostClosing();
      log.debug("The usage journal is full; how request {} ended is not in it.", event.id());
    }
  }

  /** Before the end is in the journal, so that nobody finds it there and a hold beside it. */
  private static void settle(UsageDraft draft, UsageEvent event, boolean recorded) {
    try {
      draft.settlement().settle(event, recorded);
    } catch (RuntimeException unsettled) {
      log.error("What was held for request {} could not be settled.", event.id(), unsettled);
    }
  }

  /** The reserve is for what was opened: a flood of refused requests must not use it up. */
  private void close(UsageRecord.Closed closed, boolean opened) {
    if (on && opened) {
      journal.appendFromReserve(UsageRecordFormat.type(closed), UsageRecordFormat.encode(closed));
    } else {
      append(closed);
    }
  }

  private void append(UsageRecord record) {
    if (on) {
      journal.append(UsageRecordFormat.type(record), UsageRecordFormat.encode(record));
    }
  }
}
