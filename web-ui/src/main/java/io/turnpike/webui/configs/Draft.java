package io.turnpike.webui.configs;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.RouteConfigs.Version;
import io.turnpike.webui.view.Submitted;
import java.util.List;

/**
 * A config being written.
 *
 * @param base the version it is written on; 0 for a config that does not exist yet
 * @param saved whether it has just been stored
 * @param mistakes why it was not stored; empty otherwise
 */
public record Draft(String name, String document, int base, boolean saved, List<Mistake> mistakes) {

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
    return new Draft("", FRESH, 0, false, List.of());
  }

  static Draft of(Version current, boolean saved) {
    return new Draft(current.name(), current.document(), current.version(), saved, List.of());
  }

  static Draft of(String name, Submitted submitted) {
    int base = number(submitted.text("base"), 0);
    return new Draft(name, submitted.document("document"), base, false, List.of());
  }

  Draft refused(List<Mistake> why) {
    return new Draft(name, document, base, false, why);
  }

  Draft on(int version) {
    return new Draft(name, document, version, false, mistakes);
  }

  public String title() {
    return isNew() ? "New config" : name;
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
