package io.turnpike.tenants.outbox;

import static io.turnpike.tenants.store.Values.orNull;
import static io.turnpike.tenants.store.Values.the;

import io.r2dbc.spi.Readable;
import io.turnpike.tenants.OrganizationId;
import io.turnpike.tenants.WebhookId;
import io.turnpike.tenants.store.Store;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The outbox in Postgres: whoever takes a delivery has it for {@link #LEASE}. */
@Component
final class OutboxTable {

  /** After it another node may try: longer than any try takes. */
  static final Duration LEASE = Duration.ofMinutes(2);

  /** Letters of one organization in an hour, to however many people. */
  static final int MOST_LETTERS = 60;

  private final Store store;
  private final ShutOff shutOff;

  OutboxTable(Store store, ShutOff shutOff) {
    this.store = store;
    this.shutOff = shutOff;
  }

  /** Says of each notification whether people ought to have been written to and were not. */
  Flux<Boolean> address(boolean mails) {
    return store.listAcross(
        db ->
            db.sql(OutboxSql.ADDRESS)
                .bind("mails", mails)
                .bind("most", MOST_LETTERS)
                .map(row -> the(row, "withheld", Boolean.class))
                .all());
  }

  Flux<Due> take(int room) {
    return store.listAcross(
        db ->
            db.sql(OutboxSql.TAKE)
                .bind("room", room)
                .bind("lease", (double) LEASE.toSeconds())
                .map(OutboxTable::read)
                .all());
  }

  /** Sent, or given up. */
  Mono<Void> close(Due due, Outcome outcome) {
    return store.across(
        db ->
            settle(db, due, outcome, outcome.arrived() ? "DELIVERED" : "FAILED", Duration.ZERO)
                .filter(settled -> settled > 0 && !outcome.arrived() && !due.isTest())
                .flatMap(_ -> shutOff.after(db, due, outcome)));
  }

  Mono<Void> postpone(Due due, Outcome outcome, Duration wait) {
    return store.across(db -> settle(db, due, outcome, "PENDING", wait)).then();
  }

  Mono<Void> forget() {
    return store.across(db -> db.sql(OutboxSql.FORGET).fetch().rowsUpdated()).then();
  }

  private static Mono<Long> settle(
      DatabaseClient db, Due due, Outcome outcome, String state, Duration wait) {
    return db.sql(OutboxSql.SETTLE)
        .bind("state", state)
        .bind("status", orNull(outcome.status(), Integer.class))
        .bind("error", orNull(outcome.error(), String.class))
        .bind("wait", wait.toMillis() / 1000.0)
        .bind("organization", due.organization().value())
        .bind("notification", due.notification())
        .bind("recipient", due.recipient())
        .bind("tries", due.tries())
        .fetch()
        .rowsUpdated();
  }

  private static Due read(Readable row) {
    return new Due(
        new OrganizationId(the(row, "organization_id", UUID.class)),
        the(row, "notification_id", UUID.class),
        the(row, "recipient", String.class),
        the(row, "tries", Integer.class),
        the(row, "type", String.class),
        load(row));
  }

  private static Load load(Readable row) {
    @Nullable UUID webhook = row.get("webhook_id", UUID.class);
    return webhook == null ? letter(row) : call(row, new WebhookId(webhook));
  }

  private static Load letter(Readable row) {
    return new Load.Letter(
        the(row, "recipient", String.class),
        the(row, "mail_subject", String.class),
        the(row, "mail_text", String.class),
        the(row, "name", String.class));
  }

  private static Load call(Readable row, WebhookId webhook) {
    return new Load.Call(
        webhook,
        the(row, "url", String.class),
        the(row, "sealed_secret", byte[].class),
        the(row, "enabled", Boolean.class),
        the(row, "body", String.class));
  }
}
