package io.turnpike.app.api.spend;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.app.api.Fields;
import io.turnpike.billing.spend.Spending;
import io.turnpike.billing.spend.Spending.Figures;
import io.turnpike.billing.spend.Spending.Interval;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Actor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code GET /api/v1/spend}: money and tokens by any grouping; JSON, or CSV by {@code Accept}. */
@RestController
class SpendController {

  private static final Duration DEFAULT_RANGE = Duration.ofDays(30);

  private final Spending spending;

  SpendController(Spending spending) {
    this.spending = spending;
  }

  @GetMapping(path = "/api/v1/spend", produces = MediaType.APPLICATION_JSON_VALUE)
  Mono<Answer> json(@AuthenticationPrincipal Actor actor, Parameters parameters) {
    Grouping grouping = parameters.grouping();
    return report(actor, parameters).map(report -> Answer.of(grouping, report));
  }

  @GetMapping(path = "/api/v1/spend", produces = "text/csv")
  Mono<String> csv(@AuthenticationPrincipal Actor actor, Parameters parameters) {
    ZoneId zone = parameters.zone(actor.organization().zone());
    return report(actor, parameters)
        .map(report -> SpendCsv.of(parameters.grouping(), zone, report));
  }

  /** The same for a link, which cannot set a header. */
  @GetMapping(path = "/api/v1/spend", params = "format=csv", produces = "text/csv")
  Mono<String> linkedCsv(@AuthenticationPrincipal Actor actor, Parameters parameters) {
    return csv(actor, parameters);
  }

  private Mono<Spending.Report> report(Actor actor, Parameters parameters) {
    return spending.report(
        actor.organizationId(), parameters.query(actor.organization().zone(), Instant.now()));
  }

  /** Query parameters, all optional. */
  record Parameters(
      @Nullable String group_by,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String interval,
      @Nullable String tz,
      @Nullable String format,
      @Nullable String team) {

    Spending.Query query(ZoneId organizationZone, Instant now) {
      Fields.word("format", Format.class, format);
      Grouping grouping = grouping();
      Instant end = to == null ? now : to;
      Instant begin = from == null ? end.minus(DEFAULT_RANGE) : from;
      return new Spending.Query(
          grouping.dimensions(),
          begin,
          end,
          Fields.word("interval", Interval.class, interval),
          zone(organizationZone),
          team == null || team.isBlank() ? null : team.strip(),
          grouping.tag());
    }

    Grouping grouping() {
      return Grouping.read(group_by);
    }

    ZoneId zone(ZoneId organizationZone) {
      try {
        return tz == null ? organizationZone : ZoneId.of(tz);
      } catch (DateTimeException unknownZone) {
        throw InvalidInput.at("/tz", "\"" + tz + "\" is not a time zone such as Europe/Berlin");
      }
    }
  }

  /** For a link, which cannot set a header. */
  enum Format {
    JSON,
    CSV
  }

  record Answer(List<Row> data, Sums total) {

    static Answer of(Grouping grouping, Spending.Report report) {
      return new Answer(
          report.rows().stream().map(row -> Row.of(grouping, row)).toList(),
          Sums.of(report.total()));
    }
  }

  /**
   * @param others whether it is the rest of all groups that are not told one by one
   */
  record Row(
      @Nullable Instant start,
      Map<String, String> group,
      boolean others,
      @JsonUnwrapped Sums sums) {

    static Row of(Grouping grouping, Spending.Row row) {
      Map<String, String> group = new TreeMap<>();
      row.group().forEach((dimension, value) -> group.put(grouping.name(dimension), value));
      return new Row(row.start(), group, row.others(), Sums.of(row.figures()));
    }
  }

  /**
   * @param costComplete false where {@code costNanoUsd} is only what is known
   */
  record Sums(@JsonUnwrapped Figures figures, boolean costComplete) {

    static Sums of(Figures figures) {
      return new Sums(figures, figures.complete());
    }
  }
}
