package io.turnpike.routing.dialects.models;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Dialect.ModelEntry;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One list for the clients of OpenAI, Anthropic, OpenRouter and LiteLLM, whose words for it do not
 * get in each other's way, and for Codex, which looks for a list of its own beside it.
 */
public final class ModelsPage {

  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Where nobody knows when a model was made; Anthropic writes that as the beginning of time, too.
   */
  private static final long UNKNOWN = 0;

  private static final String UNKNOWN_TIME = "1970-01-01T00:00:00Z";
  private static final long SECONDS_A_DAY = 86_400;
  private static final int DAY = "2026-11-30".length();

  private ModelsPage() {}

  /**
   * @param models all of them
   * @param query of the address, which may ask for a page; null without one
   */
  public static byte[] of(List<ModelEntry> models, @Nullable String query) {
    ListQuery asked = ListQuery.of(query);
    ListQuery.Page page = asked.of(models);
    ObjectNode list = list(page);
    if (asked.fromCodex()) {
      list.putArray("models").addAll(CodexModels.of(page.entries()));
    }
    return JSON.writeValueAsBytes(list);
  }

  public static byte[] of(ModelEntry model) {
    return JSON.writeValueAsBytes(entry(model));
  }

  private static ObjectNode list(ListQuery.Page page) {
    List<ModelEntry> entries = page.entries();
    ObjectNode list = JSON.createObjectNode().put("object", "list");
    list.putArray("data").addAll(entries.stream().map(ModelsPage::entry).toList());
    return list.put("has_more", page.more())
        .put("first_id", entries.isEmpty() ? null : entries.getFirst().id())
        .put("last_id", entries.isEmpty() ? null : entries.getLast().id());
  }

  private static ObjectNode entry(ModelEntry model) {
    ModelCard card = model.card();
    LocalDate made = card == null ? null : made(card.facts().released());
    ObjectNode entry =
        JSON.createObjectNode()
            .put("id", model.id())
            .put("object", "model")
            .put("created", made == null ? UNKNOWN : made.toEpochDay() * SECONDS_A_DAY)
            .put("owned_by", model.connection())
            .put("type", "model")
            .put("display_name", model.title())
            .put("created_at", made == null ? UNKNOWN_TIME : made + "T00:00:00Z");
    if (card != null) {
      KnownFacts.into(limits(entry, card), card);
    }
    return model.prices() == null ? entry : KnownFacts.into(entry, model.prices());
  }

  /** Null unless the day is known. */
  private static @Nullable LocalDate made(@Nullable String released) {
    return released == null || released.length() < DAY ? null : LocalDate.parse(released);
  }

  private static ObjectNode limits(ObjectNode entry, ModelCard card) {
    limit(entry, "max_input_tokens", card.contextTokens());
    limit(entry, "max_tokens", card.maxOutputTokens());
    return entry;
  }

  private static void limit(ObjectNode entry, String name, long tokens) {
    if (tokens > 0) {
      entry.put(name, tokens);
    }
  }
}
