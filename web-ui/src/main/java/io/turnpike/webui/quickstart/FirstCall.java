package io.turnpike.webui.quickstart;

import io.turnpike.billing.LogEntry;
import io.turnpike.billing.LogFilter;
import io.turnpike.billing.LogRow;
import io.turnpike.billing.RequestLogs;
import io.turnpike.billing.RequestLogs.Page;
import io.turnpike.routing.usage.Outcome;
import io.turnpike.tenants.OrganizationId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Watches the request log for the newest call and says how it went. */
@Component
class FirstCall {

  private final RequestLogs logs;

  FirstCall(RequestLogs logs) {
    this.logs = logs;
  }

  /** Of the newest call there is; never empty. */
  Mono<FirstCallCheck> latest(OrganizationId organization) {
    return newest(organization)
        .flatMap(row -> check(organization, row))
        .defaultIfEmpty(FirstCallCheck.WAITING);
  }

  /** The newest, then every later one. Listens before it looks, so that none falls between. */
  Flux<FirstCallCheck> watch(OrganizationId organization) {
    return Flux.merge(logs.live(organization, LogFilter.ALL, null), newest(organization).flux())
        .onBackpressureLatest()
        .concatMap(row -> check(organization, row), 1);
  }

  private Mono<LogRow> newest(OrganizationId organization) {
    return logs.page(organization, LogFilter.ALL, null, 1)
        .map(Page::rows)
        .filter(rows -> !rows.isEmpty())
        .map(rows -> rows.getFirst());
  }

  private Mono<FirstCallCheck> check(OrganizationId organization, LogRow row) {
    return row.served().outcome() == Outcome.SUCCEEDED
        ? Mono.just(FirstCallCheck.answered(row))
        : logs.find(organization, row.requestId())
            .map(FirstCall::message)
            .defaultIfEmpty("")
            .map(message -> FirstCallCheck.explained(row, message));
  }

  private static String message(LogEntry entry) {
    String message = entry.event().served().errorMessage();
    return message == null ? "" : message;
  }
}
