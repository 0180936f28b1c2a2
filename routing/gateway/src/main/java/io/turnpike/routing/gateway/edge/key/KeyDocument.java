package io.turnpike.routing.gateway.edge.key;

import io.turnpike.routing.admission.KeyReport;
import io.turnpike.routing.admission.KeyReport.Allowance;
import io.turnpike.routing.admission.KeyReport.Ceiling;
import io.turnpike.routing.admission.KeyReport.Report;
import io.turnpike.routing.gateway.usage.Usd;
import io.turnpike.tenants.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/key}: the key, its limits and its budgets, as JSON. */
@Component
public class KeyDocument {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Report NOTHING = new Report(null, List.of(), List.of());

  private final @Nullable KeyReport reports;

  KeyDocument(ObjectProvider<KeyReport> reports) {
    this.reports = reports.getIfAvailable();
  }

  public Mono<byte[]> of(Caller caller) {
    Mono<Report> report = reports == null ? Mono.just(NOTHING) : reports.of(caller);
    return report.map(told -> JSON.writeValueAsBytes(document(caller, told)));
  }

  private static ObjectNode document(Caller caller, Report report) {
    ObjectNode document =
        JSON.createObjectNode()
            .put("object", "key")
            .put("id", caller.key().value().toString())
            .put("name", caller.keyName())
            .put("organization", report.organization())
            .put("team", caller.teamSlug())
            .put("default_config", caller.defaultConfig());
    caller.allowedModels().stream().sorted().forEach(document.putArray("models")::add);
    report.limits().forEach(limit -> put(limit, document.withArray("limits").addObject()));
    report.budgets().forEach(budget -> put(budget, document.withArray("budgets").addObject()));
    document.withArray("limits");
    document.withArray("budgets");
    RouterKey.put(caller, report.budgets(), document.putObject("data"));
    return document;
  }

  private static void put(Ceiling limit, ObjectNode to) {
    boolean money = limit.kind().equals("cost_usd");
    to.put("id", limit.id());
    if (money) {
      to.put(limit.kind(), Usd.of(limit.most())).put("remaining", Usd.of(limit.remaining()));
    } else {
      to.put(limit.kind(), limit.most()).put("remaining", limit.remaining());
    }
    to.put("per", limit.per());
  }

  private static void put(Allowance budget, ObjectNode to) {
    Instant ends = budget.ends();
    to.put("id", budget.id()).put("mode", budget.mode()).put("period", budget.period());
    money("amount", budget.amount(), to);
    money("spent", budget.spent(), to);
    money("reserved", budget.reserved(), to);
    money("remaining", budget.remaining(), to);
    to.put("period_ends", ends == null ? null : ends.toString());
  }

  private static void money(String name, long nanoUsd, ObjectNode to) {
    to.put(name + "_usd", Usd.of(nanoUsd)).put(name + "_nano_usd", nanoUsd);
  }
}
