package io.turnpike.webui.fake;

import io.turnpike.billing.reconciliation.Reconciliation;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.Organization;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Everything agrees, but for organizations of which it is told otherwise. */
@Component
public class FakeReconciliation implements Reconciliation {

  private static final Sum TRUE = new Sum(120, 4_200_000_000L);
  private static final Sum FALSE = new Sum(119, 4_100_000_000L);

  private final Set<Object> differing = ConcurrentHashMap.newKeySet();

  public void differ(Organization organization) {
    differing.add(organization.id());
  }

  @Override
  public Mono<Report> of(Organization organization, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return Mono.error(InvalidInput.at("/from", "must not be after \"to\""));
    }
    boolean differs = differing.contains(organization.id());
    List<Day> days =
        from.datesUntil(to.plusDays(1))
            .map(day -> new Day(day, differs && day.equals(to) ? FALSE : TRUE, TRUE, TRUE))
            .toList();
    Month month = new Month(YearMonth.from(to), TRUE, TRUE, null, true);
    return Mono.just(new Report(days, List.of(month), differs ? difference(to) : null));
  }

  private static Difference difference(LocalDate day) {
    return new Difference(
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        "search",
        "anthropic",
        FALSE,
        TRUE,
        TRUE,
        UUID.randomUUID());
  }
}
