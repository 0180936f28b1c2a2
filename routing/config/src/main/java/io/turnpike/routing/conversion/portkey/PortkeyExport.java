package io.turnpike.routing.conversion.portkey;

import io.turnpike.routing.ConfigConversion.Exported;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.config.document.ConfigDocument;
import io.turnpike.routing.config.keys.KeyTable;
import io.turnpike.routing.config.language.Durations;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A document of ours in Portkey's language: word for word where Portkey has the word. */
public final class PortkeyExport {

  private final PortkeyObject node;
  private final KeyTable table;
  private final ObjectNode target = JsonNodeFactory.instance.objectNode();

  private PortkeyExport(PortkeyObject node, KeyTable table) {
    this.node = node;
    this.table = table;
  }

  /** InvalidInput for a document that is none of ours. */
  public static Exported write(String document) {
    return write(document, KeyTable.STANDARD);
  }

  /**
   * @param table the keys that nodes may have
   */
  public static Exported write(String document, KeyTable table) {
    ConfigDocument.read(document, table).compiled();
    Source source = ConversionReport.open(DocumentLanguage.tree(document));
    ObjectNode portkey = of(source, table);
    return new Exported(DocumentText.of(portkey), source.report().findings());
  }

  private static ObjectNode of(Source source, KeyTable table) {
    return new PortkeyExport(PortkeyObject.of(source), table).build();
  }

  private ObjectNode build() {
    Source targets = node.any("targets", "options");
    node.words().forEach(this::word);
    if (targets != null) {
      branch(targets);
    }
    return target;
  }

  private void word(String word, Source field) {
    switch (word) {
      case "strategy", "mode", "targets", "options" -> {}
      case "provider", "virtual_key" -> provider(field);
      case "timeouts" -> field.children().forEach(this::timeout);
      case "retry" -> retry(field);
      case "cb_config" -> Breakers.export(field, target);
      case "cache" -> CacheWords.export(field, target);
      case "input_guardrails",
          "output_guardrails",
          "before_request_hooks",
          "after_request_hooks" ->
          ExportedGuardrails.write(word, field, target);
      default -> other(word, field);
    }
  }

  private void provider(Source field) {
    String name = String.valueOf(field.text());
    target.put("provider", name.startsWith("@") ? name : "@" + name);
    field.carried("Names a provider of Portkey's, which must exist there under this slug.");
  }

  private void timeout(Source field) {
    if (field.key().equals("first_token")) {
      target.put("request_timeout", millis(field.json()));
      field.adjusted(
          "Became \"request_timeout\", which ends at the answer's headers and not at its first"
              + " content.");
    } else {
      field.lost("Left out: Portkey has one timeout only, \"request_timeout\".");
    }
  }

  private static long millis(JsonNode duration) {
    return Objects.requireNonNull(Durations.parse(duration), "of a document that compiles")
        .toMillis();
  }

  private void retry(Source retry) {
    if (retry.json().isNumber()) {
      target.putObject("retry").set("attempts", retry.json());
      retry.carried(NodeWords.SAME);
      return;
    }
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    PortkeyObject.of(retry).words().forEach((word, field) -> retryWord(word, field, kept));
    target.set("retry", kept);
  }

  private static void retryWord(String word, Source field, ObjectNode kept) {
    if (word.equals("per_class")) {
      field.lost("Left out: Portkey knows statuses and no classes of failures.");
    } else {
      kept.set(word.equals("use_retry_after_header") ? word + "s" : word, field.json());
      field.carried(NodeWords.SAME);
    }
  }

  private void other(String word, Source field) {
    String lost = table.lostAtPortkey(word);
    if (lost == null) {
      target.set(word, field.json());
      field.carried(NodeWords.SAME);
    } else {
      field.lost(lost);
    }
  }

  private void branch(Source list) {
    ArrayNode targets = JsonNodeFactory.instance.arrayNode();
    List<Source> sources = list.children();
    sources.forEach(source -> targets.add(of(source, table)));
    Source strategy = node.get("strategy");
    Source mode = node.get("mode");
    if (strategy != null) {
      ExportedStrategy.write(PortkeyObject.of(strategy), sources, targets, target);
    } else if (mode != null) {
      ExportedStrategy.write(
          new PortkeyObject(node.source(), Map.of("mode", mode)), sources, targets, target);
    } else {
      target.putObject("strategy").put("mode", "single");
    }
    target.set("targets", targets);
  }
}
