package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.tenants.Actor;
import io.turnpike.tenants.providers.ProviderConnection;
import io.turnpike.tenants.providers.ProviderConnections;
import io.turnpike.webui.Endpoint;
import io.turnpike.webui.Imports;
import io.turnpike.webui.Imports.Outcome;
import io.turnpike.webui.view.Form;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The page of an import: its source, what it came to, and what was made of that. */
@Component
class ImportPages {

  private static final Imported NOTHING = new Imported(List.of(), List.of(), List.of(), List.of());

  private final ProviderConnections connections;
  private final Imports imports;
  private final Endpoint endpoint;

  ImportPages(ProviderConnections connections, Imports imports, Endpoint endpoint) {
    this.connections = connections;
    this.endpoint = endpoint;
    this.imports = imports;
  }

  Rendering empty() {
    return page(HttpStatus.OK, Form.EMPTY, NOTHING, Set.of(), Map.of());
  }

  Rendering refused(Submitted submitted, InvalidInput wrong) {
    Form form = Form.refused(submitted, wrong, "source");
    return page(HttpStatus.UNPROCESSABLE_CONTENT, form, NOTHING, Set.of(), Map.of());
  }

  Mono<Rendering> translated(Actor actor, Submitted submitted, Imported imported) {
    return shown(actor, submitted, imported, List.of());
  }

  Mono<Rendering> made(Actor actor, Submitted submitted, Imported imported) {
    String only = submitted.text("only");
    return imports
        .make(actor, imported, only.isEmpty() ? null : only)
        .flatMap(outcomes -> shown(actor, submitted, imported, outcomes));
  }

  private Mono<Rendering> shown(
      Actor actor, Submitted submitted, Imported imported, List<Outcome> outcomes) {
    Form form = new Form(submitted, Map.of(), null);
    Map<String, Outcome> byId =
        outcomes.stream().collect(Collectors.toMap(Outcome::id, outcome -> outcome));
    return connections
        .list(actor.organizationId())
        .map(ProviderConnection::name)
        .collect(Collectors.toSet())
        .map(there -> page(HttpStatus.OK, form, imported, there, byId));
  }

  /**
   * @param there names of connections
   */
  private Rendering page(
      HttpStatus status,
      Form form,
      Imported imported,
      Set<String> there,
      Map<String, Outcome> outcomes) {
    List<ImportStep> steps = ImportStep.of(imported, outcomes);
    return Rendering.view("configs/import")
        .status(status)
        .modelAttribute("form", form)
        .modelAttribute("source", form.submitted().document("source"))
        .modelAttribute("imported", imported)
        .modelAttribute("there", there)
        .modelAttribute("missing", missing(imported, there))
        .modelAttribute("forms", NeededForm.addresses(imported.connections()))
        .modelAttribute("steps", steps)
        .modelAttribute("tally", ImportStep.tally(steps))
        .modelAttribute("outcomes", List.copyOf(outcomes.values()))
        .modelAttribute("endpoint", endpoint.address())
        .modelAttribute("report", Report.of(imported.report()))
        .build();
  }

  private static long missing(Imported imported, Set<String> there) {
    return imported.connections().stream().filter(each -> !there.contains(each.name())).count();
  }
}
