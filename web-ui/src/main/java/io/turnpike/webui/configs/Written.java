package io.turnpike.webui.configs;

import io.turnpike.routing.RouteConfigs;
import reactor.core.publisher.Mono;

/** What a person wrote into the editor: JSON as it stands, or YAML, which becomes JSON. */
final class Written {

  private Written() {}

  /** InvalidInput with line and column for what is neither. */
  static Mono<String> json(RouteConfigs configs, String text) {
    return isJson(text) ? Mono.just(text) : configs.json(text);
  }

  private static boolean isJson(String text) {
    return text.isBlank() || text.stripLeading().startsWith("{");
  }
}
