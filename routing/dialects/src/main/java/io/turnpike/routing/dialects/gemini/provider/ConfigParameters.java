package io.turnpike.routing.dialects.gemini.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.JsonTree;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target's own parameters in a request of a client that speaks this API. What chat completions
 * have a word for goes where it belongs; a word that is none of theirs is taken for one of this
 * API's; what only chat completions have says nothing here.
 */
public final class ConfigParameters {

  private static final String CONFIG = "generationConfig";
  private static final String THINKING = "thinkingConfig";

  private static final Set<String> OF_CHAT_ALONE =
      Set.of(
          "model",
          "messages",
          "contents",
          "stream",
          "stream_options",
          "user",
          "metadata",
          "store",
          "prediction",
          "verbosity",
          "parallel_tool_calls",
          "safety_identifier",
          "prompt_cache_key",
          "prompt_cache_retention");

  private final ObjectNode request;
  private final String model;

  /**
   * @param request in names like {@code generationConfig}; changed in place
   * @param model that it is sent to
   */
  public ConfigParameters(ObjectNode request, String model) {
    this.request = request;
    this.model = model;
  }

  /** Whether a target says more than the model. */
  public static boolean hasSome(Target target) {
    return !target.overrides().stream().allMatch(Override::isModel)
        || !target.defaults().isEmpty()
        || !target.drops().isEmpty();
  }

  public void apply(Target target) {
    ObjectNode config =
        request.path(CONFIG) instanceof ObjectNode given ? given : JsonTree.object();
    set(object(target.defaults(), parameter -> !isSaid(parameter, config)), config);
    set(object(target.overrides(), parameter -> !parameter.isModel()), config);
    for (String drop : target.drops()) {
      String place = ConfigFields.place(drop);
      if (place != null) {
        config.remove(place);
      }
    }
    request.remove(CONFIG);
    if (!config.isEmpty()) {
      request.set(CONFIG, config);
    }
  }

  private boolean isSaid(Override parameter, ObjectNode config) {
    String place = ConfigFields.place(parameter.field());
    return place == null ? request.has(parameter.field()) : config.has(place);
  }

  private static ObjectNode object(List<Override> parameters, Predicate<Override> wanted) {
    Pieces members = new Pieces(128);
    parameters.stream()
        .filter(wanted)
        .forEach(
            it ->
                members.next(
                    new Pieces(64)
                        .put(JsonText.quoted(it.field()))
                        .put(":")
                        .put(it.json())
                        .toArray()));
    return JsonTree.object(("{" + new String(members.toArray(), UTF_8) + "}").getBytes(UTF_8));
  }

  private void set(ObjectNode parameters, ObjectNode config) {
    if (parameters.isEmpty()) {
      return;
    }
    ObjectNode made = new ConfigFields(ModelGeneration.of(model), new LeftOut()).read(parameters);
    if (config.path(THINKING) instanceof ObjectNode thinking
        && made.remove(THINKING) instanceof ObjectNode other) {
      thinking.remove(List.of("thinkingLevel", "thinkingBudget"));
      thinking.setAll(other);
    }
    config.setAll(made);
    parameters
        .propertyStream()
        .filter(it -> !ConfigFields.reads(it.getKey()) && !OF_CHAT_ALONE.contains(it.getKey()))
        .forEach(
            it ->
                request.set(
                    it.getKey().equals("service_tier") ? "serviceTier" : it.getKey(),
                    it.getValue()));
  }
}
