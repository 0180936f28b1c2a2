package io.turnpike.app.api.configs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.turnpike.app.api.Fields;
import io.turnpike.infra.crypto.Secret;
import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.ConfigConversion;
import io.turnpike.routing.ConfigConversion.Change;
import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.ConfigConversion.Finding;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.ConfigConversion.ManagementRequest;
import io.turnpike.routing.ConfigConversion.NeededConnection;
import io.turnpike.routing.DocumentThreads;
import io.turnpike.routing.RouteConfigs;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.tenants.Actor;
import io.turnpike.webui.Imports;
import io.turnpike.webui.Imports.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Configs in other gateways' languages, and what differs between two versions of one. */
@RestController
@RequestMapping("/api/v1/configs")
class ConfigConversionController {

  private final ConfigConversion conversion;
  private final RouteConfigs configs;
  private final Imports imports;

  ConfigConversionController(ConfigConversion conversion, RouteConfigs configs, Imports imports) {
    this.conversion = conversion;
    this.configs = configs;
    this.imports = imports;
  }

  /**
   * Translates JSON or YAML, whatever its content type says.
   *
   * @param apply whether what it comes to is made as well; otherwise nothing is stored
   */
  @PostMapping("/import")
  Mono<ImportView> translate(
      @AuthenticationPrincipal Actor actor,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(defaultValue = "false") boolean apply,
      @RequestBody String source) {
    return DocumentThreads.compute(() -> translated(Fields.required("/format", format), source))
        .flatMap(
            imported ->
                apply
                    ? imports
                        .make(actor, imported, null)
                        .map(outcomes -> ImportView.of(imported, outcomes))
                    : Mono.just(ImportView.of(imported, null)));
  }

  private Imported translated(String format, String source) {
    return switch (format) {
      case "portkey" -> conversion.importPortkey(source);
      case "litellm" -> conversion.importLiteLlm(source);
      default -> throw unknown(format, "portkey, litellm");
    };
  }

  @GetMapping("/{name}/export")
  Mono<ExportView> export(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @RequestParam(defaultValue = "portkey") String format) {
    if (!format.equals("portkey")) {
      throw unknown(format, "portkey");
    }
    return configs
        .find(actor.organizationId(), name)
        .switchIfEmpty(Mono.error(() -> new NotFound("config", name)))
        .flatMap(
            version ->
                DocumentThreads.compute(
                    () -> ExportView.of(version, conversion.exportPortkey(version.document()))));
  }

  @GetMapping("/{name}/versions/{version}/diff")
  Mono<DiffView> diff(
      @AuthenticationPrincipal Actor actor,
      @PathVariable String name,
      @PathVariable int version,
      @RequestParam int against) {
    return Mono.zip(version(actor, name, against), version(actor, name, version))
        .flatMap(
            both ->
                DocumentThreads.compute(
                    () -> conversion.diff(both.getT1().document(), both.getT2().document())))
        .map(all -> new DiffView(name, against, version, all.changes(), all.more()));
  }

  private Mono<Version> version(Actor actor, String name, int version) {
    return configs
        .version(actor.organizationId(), name, version)
        .switchIfEmpty(Mono.error(() -> new NotFound("config version", name + "@" + version)));
  }

  private static InvalidInput unknown(String format, String known) {
    return InvalidInput.at("/format", "\"" + format + "\" is not one of [" + known + "]");
  }

  /**
   * @param kind {@code carried}, {@code adjusted} or {@code lost}
   */
  record FindingView(String kind, String at, String sentence) {

    static List<FindingView> of(List<Finding> report) {
      return report.stream()
          .map(
              finding ->
                  new FindingView(Fields.word(finding.kind()), finding.at(), finding.sentence()))
          .toList();
    }
  }

  record DraftView(String name, @JsonRawValue String document) {}

  /** Something beside configs, as the route takes it that makes it. */
  record RequestView(
      String subject,
      String name,
      String method,
      String path,
      @JsonRawValue String body,
      List<String> from) {

    static RequestView of(ManagementRequest request) {
      return new RequestView(
          Fields.word(request.subject()),
          request.name(),
          request.method(),
          request.path(),
          request.body(),
          request.from());
    }
  }

  /**
   * @param state {@code made}, {@code present}, {@code failed} or {@code left}
   */
  record OutcomeView(
      String subject,
      String name,
      String state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String sentence,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String apiKey) {

    static OutcomeView of(Outcome outcome) {
      Secret secret = outcome.secret();
      return new OutcomeView(
          outcome.subject(),
          outcome.name(),
          Fields.word(outcome.state()),
          outcome.sentence(),
          secret == null ? null : secret.reveal());
    }
  }

  /**
   * @param connections what must exist before the configs can be saved
   * @param requests what belongs beside them
   * @param applied what became of each; null when nothing was to be made
   */
  record ImportView(
      List<DraftView> configs,
      List<RequestView> requests,
      List<FindingView> report,
      List<NeededConnection> connections,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<OutcomeView> applied) {

    static ImportView of(Imported imported, @Nullable List<Outcome> outcomes) {
      return new ImportView(
          imported.configs().stream()
              .map(draft -> new DraftView(draft.name(), draft.document()))
              .toList(),
          imported.requests().stream().map(RequestView::of).toList(),
          FindingView.of(imported.report()),
          imported.connections(),
          outcomes == null ? null : outcomes.stream().map(OutcomeView::of).toList());
    }
  }

  record ExportView(
      String name, int version, @JsonRawValue String document, List<FindingView> report) {

    static ExportView of(Version version, Exported exported) {
      return new ExportView(
          version.name(),
          version.version(),
          exported.document(),
          FindingView.of(exported.report()));
    }
  }

  /**
   * @param changes what {@code to} does differently; empty when requests would notice nothing
   * @param more how many changes there are beside
   */
  record DiffView(String name, int from, int to, List<Change> changes, int more) {}
}
