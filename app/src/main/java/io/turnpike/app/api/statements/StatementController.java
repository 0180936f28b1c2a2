package io.turnpike.app.api.statements;

import io.turnpike.app.api.Fields;
import io.turnpike.app.api.Page;
import io.turnpike.app.api.statements.StatementViews.ChargeBackView;
import io.turnpike.app.api.statements.StatementViews.StatementView;
import io.turnpike.app.api.statements.StatementViews.SummaryView;
import io.turnpike.billing.statements.Statement;
import io.turnpike.billing.statements.Statements;
import io.turnpike.billing.statements.Statements.ChargeBack;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.tenants.Actor;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * {@code /api/v1/statements}: what was used and is owed, by month; JSON, CSV and PDF by {@code
 * Accept}, or by {@code format} for a link, which cannot set a header.
 */
@RestController
@RequestMapping("/api/v1/statements")
class StatementController {

  private static final String CSV = "text/csv";

  private final Statements statements;

  StatementController(Statements statements) {
    this.statements = statements;
  }

  @GetMapping
  Mono<Page<SummaryView>> list(@AuthenticationPrincipal Actor actor) {
    return statements
        .list(actor.organization())
        .map(SummaryView::of)
        .collectList()
        .map(Page::whole);
  }

  @GetMapping(path = "/{month}", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<StatementView> json(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String format) {
    Fields.word("format", Format.class, format);
    return of(actor, month).map(StatementView::of);
  }

  @GetMapping(path = "/{month}", produces = CSV)
  Mono<ResponseEntity<byte[]>> csv(
      @AuthenticationPrincipal Actor actor, @PathVariable String month) {
    return of(actor, month).map(it -> file(it, "csv", CSV, bytes(StatementCsv.of(it))));
  }

  @GetMapping(path = "/{month}", params = "format=csv", produces = CSV)
  Mono<ResponseEntity<byte[]>> linkedCsv(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam String format) {
    return csv(actor, month);
  }

  @GetMapping(path = "/{month}", produces = MediaType.APPLICATION_PDF_VALUE)
  Mono<ResponseEntity<byte[]>> pdf(
      @AuthenticationPrincipal Actor actor, @PathVariable String month) {
    return of(actor, month)
        .publishOn(Schedulers.boundedElastic())
        .map(it -> file(it, "pdf", MediaType.APPLICATION_PDF_VALUE, StatementPdf.of(it)));
  }

  @GetMapping(path = "/{month}", params = "format=pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  Mono<ResponseEntity<byte[]>> linkedPdf(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam String format) {
    return pdf(actor, month);
  }

  @PostMapping("/{month}/close")
  Mono<StatementView> close(@AuthenticationPrincipal Actor actor, @PathVariable String month) {
    return Mono.fromCallable(() -> month(month))
        .flatMap(it -> statements.close(actor, it))
        .map(StatementView::of);
  }

  @GetMapping(path = "/{month}/charge-back", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<ChargeBackView> chargeBack(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam(required = false) @Nullable String format) {
    Fields.word("format", Format.class, format);
    return chargeBack(actor, month, tag).map(ChargeBackView::of);
  }

  @GetMapping(path = "/{month}/charge-back", produces = CSV)
  Mono<ResponseEntity<byte[]>> chargeBackCsv(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String tag) {
    return chargeBack(actor, month, tag)
        .map(it -> file(it.statement(), "csv", CSV, bytes(StatementCsv.of(it))));
  }

  @GetMapping(path = "/{month}/charge-back", params = "format=csv", produces = CSV)
  Mono<ResponseEntity<byte[]>> linkedChargeBackCsv(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String month,
      @RequestParam(required = false) @Nullable String tag,
      @RequestParam String format) {
    return chargeBackCsv(actor, month, tag);
  }

  private Mono<Statement> of(Actor actor, String month) {
    return Mono.fromCallable(() -> month(month))
        .flatMap(it -> statements.of(actor.organization(), it));
  }

  private Mono<ChargeBack> chargeBack(Actor actor, String month, @Nullable String tag) {
    if (tag == null || tag.isBlank()) {
      return Mono.error(InvalidInput.at("/tag", "must be the name of a metadata entry"));
    }
    return Mono.fromCallable(() -> month(month))
        .flatMap(it -> statements.chargeBack(actor.organization(), it, tag.strip()));
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeParseException noMonth) {
      throw new NotFound("statement", text);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static ResponseEntity<byte[]> file(
      Statement statement, String ending, String type, byte[] content) {
    ContentDisposition attachment =
        ContentDisposition.attachment().filename(statement.number() + "." + ending).build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
        .body(content);
  }

  /** For a link, which cannot set a header. */
  enum Format {
    JSON,
    CSV,
    PDF
  }
}
