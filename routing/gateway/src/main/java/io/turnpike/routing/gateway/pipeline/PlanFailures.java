package io.turnpike.routing.gateway.pipeline;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.dialects.GatewayFailure;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a request has no plan to go by, as told to whoever sent it. */
final class PlanFailures {

  private static final String CONFIG = "x-turnpike-config";
  private static final int MOST = 20;
  private static final Set<String> VARIANTS =
      Set.of("free", "online", "thinking", "extended", "exacto");

  private PlanFailures() {}

  static GatewayFailure noConfig(String reference, String whose) {
    return GatewayFailure.of(
            404, "config_not_found", "There is no config named \"" + reference + "\"" + whose + ".")
        .about(CONFIG);
  }

  static GatewayFailure noInlineConfigs() {
    return GatewayFailure.of(
            403,
            "inline_config_not_permitted",
            "This key may not send a config with the request; save it and send its name, or allow"
                + " inline configs for the key.")
        .about(CONFIG);
  }

  /** All mistakes at once, as when it is saved. */
  static GatewayFailure invalidConfig(InvalidInput invalid) {
    String mistakes =
        invalid.mistakes().stream()
            .limit(MOST)
            .map(mistake -> place(mistake.pointer()) + " " + mistake.message())
            .collect(Collectors.joining(" "));
    return GatewayFailure.badRequest(
        "invalid_config", CONFIG, "The config in \"" + CONFIG + "\" is not valid: " + mistakes);
  }

  static GatewayFailure configDecides(String field) {
    return GatewayFailure.badRequest(
        "config_decides",
        field,
        "A config decides where this request goes, so \""
            + field
            + "\" has no place in it; leave out the field or the config.");
  }

  static GatewayFailure providerDecides(String field) {
    return GatewayFailure.badRequest(
        "provider_decides",
        field,
        "\"x-turnpike-provider\" says where this request goes, so \""
            + field
            + "\" has no place in it; leave out one of them.");
  }

  /**
   * @param byModel whether the model names it, and no header does
   */
  static GatewayFailure noProvider(String name, boolean byModel) {
    return GatewayFailure.of(
            404, "provider_not_found", "There is no provider connection named \"" + name + "\".")
        .about(byModel ? "model" : "x-turnpike-provider");
  }

  static GatewayFailure noModel(String model) {
    return GatewayFailure.of(
            404,
            "model_not_found",
            "No provider connection serves \""
                + model
                + "\", and no config is called so. "
                + variant(model)
                + "Write the model as \"connection/model\" (\"demo/echo\" always works), name a"
                + " connection in \"x-turnpike-provider\", or name a config in"
                + " \"x-turnpike-config\".")
        .about("model");
  }

  /** Behind a model's name such words choose a service of OpenRouter's, which only that has. */
  private static String variant(String model) {
    String word = model.substring(model.lastIndexOf(':') + 1);
    return VARIANTS.contains(word)
        ? "\":"
            + word
            + "\" is a variant of OpenRouter's; here there are \":floor\" and \":nitro\". "
        : "";
  }

  private static String place(String pointer) {
    return pointer.isEmpty() ? "the document" : pointer;
  }
}
