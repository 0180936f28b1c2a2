package io.turnpike.app.api.prices;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.turnpike.billing.rerate.Rerating;
import io.turnpike.billing.rerate.Rerating.ModelSums;
import io.turnpike.billing.rerate.Rerating.Report;
import io.turnpike.billing.rerate.Rerating.Request;
import io.turnpike.billing.rerate.Rerating.Sums;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.input.Mistakes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/prices/rerate}: what past usage costs by today's prices, and booking it. */
@RestController
class RerateController {

  private final Rerating rerating;

  RerateController(Rerating rerating) {
    this.rerating = rerating;
  }

  @PostMapping("/api/v1/prices/rerate")
  Mono<View> rerate(@AuthenticationPrincipal Actor actor, @RequestBody Form form) {
    return Mono.fromCallable(form::request)
        .flatMap(request -> rerating.rerate(actor, request))
        .map(View::of);
  }

  /**
   * @param dryRun only a report, unless it is said that it is to be booked
   */
  record Form(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String model,
      @Nullable String connection,
      @Nullable Boolean dryRun) {

    Request request() {
      Mistakes mistakes = new Mistakes();
      if (from == null) {
        mistakes.add("/from", "Give the time from which requests are priced anew.");
      }
      if (to == null) {
        mistakes.add("/to", "Give the time up to which requests are priced anew.");
      }
      mistakes.refuse();
      return new Request(
          Objects.requireNonNull(from),
          Objects.requireNonNull(to),
          model,
          connection,
          dryRun == null || dryRun);
    }
  }

  record View(
      boolean dryRun, long rows, long unknown, @JsonUnwrapped Sums total, List<ModelView> models) {

    static View of(Report report) {
      return new View(
          report.dryRun(),
          report.rows(),
          report.unknown(),
          report.total(),
          report.models().stream().map(ModelView::of).toList());
    }
  }

  record ModelView(String provider, String model, @JsonUnwrapped Sums sums) {

    static ModelView of(ModelSums each) {
      return new ModelView(each.provider(), each.model(), each.sums());
    }
  }
}
