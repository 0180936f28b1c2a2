package io.turnpike.routing.dialects.models;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The models as Codex wants to know them. It sends a model what stands here, so that nothing is
 * claimed which one of them might refuse: what is not known is said to be missing.
 */
final class CodexModels {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Of the catalogue; one that only has others, an embedding for example, cannot be talked to. */
  private static final Set<String> TALKING = Set.of("chat", "responses");

  /** How much of a tool's output it lets a model read, as for models that it does not know. */
  private static final int TOOL_OUTPUT_BYTES = 10_000;

  /** Codex sends a model what stands here in place of its own. */
  private static final String INSTRUCTIONS =
      """
      You are a coding agent in the user's terminal, run by Codex. Work on the task until it is \
      done, then say briefly what you did and what is left.
      - Look before you change: search and read the files that matter with the shell (`rg`, `sed`).
      - Change only what the task needs, in the style that is there. Never revert what you did not \
      do yourself.
      - To change a file use `apply_patch` where it is offered, else the shell.
      - Run what shows that it works: tests, a build, the program itself. Say so if you could not.
      - Ask only where you cannot go on without an answer. AGENTS.md files say how a folder is to \
      be worked on; follow those on the way to the files you change.
      """;

  private CodexModels() {}

  static List<ObjectNode> of(List<ModelEntry> models) {
    List<ModelEntry> talking = models.stream().filter(CodexModels::talks).toList();
    return IntStream.range(0, talking.size()).mapToObj(at -> of(talking.get(at), at)).toList();
  }

  private static boolean talks(ModelEntry model) {
    List<String> known = model.card() == null ? List.of() : model.card().capabilities();
    return known.isEmpty() || known.stream().anyMatch(TALKING::contains);
  }

  /**
   * @param place in the list it is chosen from
   */
  private static ObjectNode of(ModelEntry model, int place) {
    ObjectNode entry =
        JSON.createObjectNode()
            .put("slug", model.id())
            .put("display_name", model.title())
            .put("description", "Served by " + model.connection())
            .put("shell_type", "default")
            .put("visibility", "list")
            .put("supported_in_api", true)
            .put("priority", place)
            .put("base_instructions", INSTRUCTIONS)
            .put("support_verbosity", false)
            .putNull("default_verbosity")
            .putNull("apply_patch_tool_type")
            .putNull("upgrade");
    entry.putObject("truncation_policy").put("mode", "bytes").put("limit", TOOL_OUTPUT_BYTES);
    entry.putArray("experimental_supported_tools");
    return abilities(entry, model.card());
  }

  private static ObjectNode abilities(ObjectNode entry, @Nullable ModelCard card) {
    boolean reasons = card != null && card.capabilities().contains("reasoning");
    entry.put("supports_reasoning_summaries", reasons);
    entry.put(
        "supports_parallel_tool_calls", card != null && card.capabilities().contains("tools"));
    efforts(entry.putArray("supported_reasoning_levels"), reasons);
    if (reasons) {
      entry.put("default_reasoning_level", "medium");
    }
    if (card != null && card.contextTokens() > 0) {
      entry.put("context_window", card.contextTokens());
    }
    ArrayNode modalities = entry.putArray("input_modalities").add("text");
    if (card == null || card.capabilities().contains("vision")) {
      modalities.add("image");
    }
    return entry;
  }

  private static void efforts(ArrayNode levels, boolean reasons) {
    if (reasons) {
      levels.addObject().put("effort", "low").put("description", "Answers sooner");
      levels.addObject().put("effort", "medium").put("description", "Between the two");
      levels.addObject().put("effort", "high").put("description", "Thinks longer");
    }
  }
}
