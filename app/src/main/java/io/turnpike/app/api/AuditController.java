package io.turnpike.app.api;

import io.turnpike.tenants.Actor;
import io.turnpike.tenants.audit.AuditLog;
import io.turnpike.tenants.audit.AuditLog.Filter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/audit}: who changed what, newest first. */
@RestController
class AuditController {

  private final AuditLog log;

  AuditController(AuditLog log) {
    this.log = log;
  }

  /**
   * @param filter query parameters, all optional
   */
  @GetMapping("/api/v1/audit")
  Mono<Page<Entry>> page(
      @AuthenticationPrincipal Actor actor,
      Filter filter,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return log.page(actor, filter, cursor, Page.limit(limit))
        .map(page -> new Page<>(page.entries(), page.nextCursor()).map(Entry::of));
  }

  record Entry(
      long number,
      Instant at,
      String actor,
      @Nullable String userId,
      String action,
      String subject,
      Map<String, @Nullable Object> details) {

    static Entry of(AuditLog.Entry entry) {
      return new Entry(
          entry.number(),
          entry.at(),
          entry.actor(),
          entry.user() == null ? null : entry.user().toString(),
          entry.action(),
          entry.subject(),
          entry.details());
    }
  }
}
