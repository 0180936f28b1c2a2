package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A config being written.
 *
 * @param base the version it is written on; 0 for a config that does not exist yet
 * @param saved whether it has just been stored as a new version, or was so already; null when it
 *     was only opened
 * @param mistakes why it was not stored; empty otherwise
 */
public record Draft(
    String name, String document, int base, @Nullable Boolean saved, List<Mistake> mistakes) {

  private static final String FRESH =
      """
      {
        "strategy": { "mode": "fallback" },
        "targets": [
          { "provider": "@demo", "override_params": { "model": "demo/flaky" } },
          { "provider": "@demo", "override_params": { "model": "demo/echo" } }
        ]
      }
      """;

  static Draft fresh() {
    return new Draft("", FRESH, 0, null, List.of());
  }

  /** One that goes to a model of a connection. */
  static Draft to(String provider, String model) {
    ObjectNode target = JsonNodeFactory.instance.objectNode().put("provider", "@" + provider);
    target.putObject("override_params").put("model", model);
    return new Draft("", DocumentText.readable(target.toString()), 0, null, List.of());
  }

  static Draft of(Version current, @Nullable Boolean saved) {
    String document = DocumentText.readable(current.document());
    return new Draft(current.name(), document, current.version(), saved, List.of());
  }

  static Draft of(String name, Submitted submitted) {
    int base = number(submitted.text("base"), 0);
    return new Draft(name, submitted.document("document"), base, null, List.of());
  }

  Draft refused(List<Mistake> why) {
    return new Draft(name, document, base, null, why);
  }

  Draft on(int version) {
    return new Draft(name, document, version, null, mistakes);
  }

  public String title() {
    return isNew() ? "New config" : name;
  }

  /** Of the name of a new config; the document's own stand beside it. */
  public @Nullable String nameMistake() {
    return mistakes.stream()
        .filter(mistake -> isNew() && mistake.pointer().equals("/name"))
        .map(Mistake::message)
        .findFirst()
        .orElse(null);
  }

  /** Those of the document. */
  public List<Mistake> documentMistakes() {
    return mistakes.stream()
        .filter(mistake -> !isNew() || !mistake.pointer().equals("/name"))
        .toList();
  }

  public boolean isRefused() {
    return !mistakes.isEmpty();
  }

  public boolean isNew() {
    return base == 0;
  }

  static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException _) {
      return otherwise;
    }
  }
}
