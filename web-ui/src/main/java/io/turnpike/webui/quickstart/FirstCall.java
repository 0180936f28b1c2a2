package io.turnpike.webui.quickstart;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.RequestLogs.Page;
import io.turnpike.routing.usage.UsageEvent.Outcome;
import io.turnpike.tenants.OrganizationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Watches the request log for the newest call with a key and says how it went. */
@Component
class FirstCall {

  private final RequestLogs logs;

  FirstCall(RequestLogs logs) {
    this.logs = logs;
  }

  /** Of the newest call there is; never empty. */
  Mono<Check> latest(OrganizationId organization, Wanted wanted) {
    return newest(organization, wanted)
        .flatMap(row -> check(organization, row))
        .defaultIfEmpty(Check.WAITING);
  }

  /** The newest, then every later one. Listens before it looks, so that none falls between. */
  Flux<Check> watch(OrganizationId organization, Wanted wanted) {
    return logs.live(organization, wanted.filter(), null)
        .flatMapMany(rows -> Flux.merge(rows, newest(organization, wanted).flux()))
        .onBackpressureLatest()
        .concatMap(row -> check(organization, row), 1);
  }

  private Mono<LogRow> newest(OrganizationId organization, Wanted wanted) {
    return logs.page(organization, wanted.filter(), null, 1).flatMapIterable(Page::rows).next();
  }

  private Mono<Check> check(OrganizationId organization, LogRow row) {
    return row.served().outcome() == Outcome.SUCCEEDED
        ? Mono.just(Check.answered(row))
        : logs.find(organization, row.requestId())
            .map(FirstCall::message)
            .defaultIfEmpty("")
            .map(message -> Check.explained(row, message));
  }

  private static String message(LogEntry entry) {
    String message = entry.event().served().errorMessage();
    return message == null ? "" : message;
  }

  /**
   * Which calls are the reader's own.
   *
   * @param key id of the key that the page shows; null while there is none
   * @param since when the key was issued for this page, or the page was opened
   */
  record Wanted(@Nullable UUID key, Instant since) {

    LogFilter filter() {
      LogFilter later = LogFilter.ALL.within(since, null);
      return key == null ? later : later.ofKey(key.toString());
    }
  }

  /**
   * How the newest call went.
   *
   * @param tone {@code waiting}, {@code success} or {@code danger}
   * @param message what the gateway told the client; empty without one
   * @param fix what to do about it; empty when nothing is to be done
   * @param row null while there is no call
   */
  record Check(String tone, String headline, String message, String fix, @Nullable LogRow row) {

    static final Check WAITING = new Check("waiting", "Waiting for your call", "", "", null);

    static Check answered(LogRow row) {
      return new Check("success", "Your call was answered", "", "", row);
    }

    static Check explained(LogRow row, String message) {
      return new Check("danger", headline(row.served().outcome()), message, Remedy.of(row), row);
    }

    private static String headline(Outcome outcome) {
      return switch (outcome) {
        case SUCCEEDED -> "Your call was answered";
        case FAILED -> "Your call arrived, but no provider answered it";
        case INTERRUPTED -> "The answer broke off";
        case CANCELLED -> "Your program left before the answer ended";
        case REJECTED -> "Your call arrived and was refused";
      };
    }
  }
}
