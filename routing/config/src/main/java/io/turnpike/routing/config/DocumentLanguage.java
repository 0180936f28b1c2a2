package io.turnpike.routing.config;

import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.language.JsonText;
import io.turnpike.routing.config.language.Mistakes;
import io.turnpike.routing.config.language.Names;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.YamlText;
import io.turnpike.routing.plan.PlanRules;
import io.turnpike.routing.plan.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The language of config documents, for those in routing who translate into it and out of it. */
public final class DocumentLanguage {

  private DocumentLanguage() {}

  /** InvalidInput when it is neither a JSON object nor a YAML mapping of bearable size. */
  public static JsonNode tree(String text) {
    Mistakes mistakes = new Mistakes();
    JsonNode tree = JsonText.read(looksLikeJson(text) ? text : YamlText.json(text), mistakes);
    mistakes.refuse();
    if (tree == null) {
      throw new IllegalStateException("A text without mistakes has no tree.");
    }
    return tree;
  }

  /** InvalidInput with all mistakes. Whether connections exist is not asked. */
  public static Step compiled(String document) {
    return ConfigDocument.read(document).compiled();
  }

  /** What it says beside where requests go; InvalidInput with all mistakes. */
  public static PlanRules rules(String document) {
    ConfigDocument read = ConfigDocument.read(document);
    read.mistakes().refuse();
    return read.rules();
  }

  /** Empty when the document would compile. */
  public static List<Mistake> mistakes(String document) {
    return ConfigDocument.read(document).mistakes().list();
  }

  /** Whether a config, or a connection, may be called that. */
  public static boolean isName(String name) {
    return Names.legal(name);
  }

  /** A word of a document for a sentence: in quotes, cut, and with everything visible. */
  public static String quoted(@Nullable String word) {
    return Mistakes.visible(Spelling.quoted(word == null ? "" : word));
  }

  /** A text of a document for a sentence or a table: cut, and with everything visible. */
  public static String visible(String text) {
    return Mistakes.visible(Spelling.cut(text));
  }

  private static boolean looksLikeJson(String text) {
    return text.stripLeading().startsWith("{");
  }
}
