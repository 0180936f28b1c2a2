package io.turnpike.routing.conversion.portkey;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.conversion.report.Connections;
import io.turnpike.routing.conversion.report.ConversionReport;
import io.turnpike.routing.conversion.report.Documents;
import io.turnpike.routing.conversion.report.LegalNames;
import io.turnpike.routing.conversion.report.Source;
import io.turnpike.routing.conversion.report.Vendors;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A Portkey document, in snake or camel case, as a config of ours. */
public final class PortkeyImport {

  private static final String NAME = "portkey-import";

  /** Read where the node's kind, its targets and its provider are. */
  private static final Set<String> STRUCTURE =
      Set.of(
          "strategy", "mode", "targets", "options", "on_status_codes", "provider", "virtual_key");

  private final ProviderWords providers;

  private PortkeyImport(Connections connections) {
    this.providers = new ProviderWords(connections);
  }

  /** InvalidInput when it is not one, or leads nowhere. */
  public static Imported read(String text, Vendors vendors) {
    Source source = ConversionReport.open(DocumentLanguage.tree(text));
    Connections connections = new Connections(vendors);
    ObjectNode document = new PortkeyImport(connections).translate(source, null);
    if (document == null) {
      throw InvalidInput.at(
          "",
          "No target of it names a provider. Add \"provider\", or \"passthrough\": true to take the"
              + " provider from each request, as Portkey may.");
    }
    RuleWords.carry(source, document);
    Draft draft =
        new Draft(
            LegalNames.legal(document.path("name").asString(""), NAME),
            Documents.checked(document));
    List<Draft> drafts = List.of(draft);
    return new Imported(
        drafts,
        source.report().findings(),
        connections.list(Documents.connections(drafts)),
        List.of());
  }

  /**
   * A node with all below it; null when it leads nowhere, which is noted.
   *
   * @param host the {@code custom_host} of the nodes above
   */
  private @Nullable ObjectNode translate(Source source, @Nullable Source host) {
    if (!source.json().isObject()) {
      source.lost("Left out: a target is an object.");
      return null;
    }
    PortkeyObject node = PortkeyObject.of(source);
    return node.any("targets", "options") == null ? leaf(node, host) : branch(node, host);
  }

  private @Nullable ObjectNode leaf(PortkeyObject node, @Nullable Source host) {
    String connection = providers.connection(node, host);
    Source passthrough = node.get("passthrough");
    boolean asks = passthrough != null && passthrough.json().asBoolean(false);
    boolean untold = connection == null && !asks && RequestsChoice.isMeant(node);
    if (connection == null && !asks && !untold) {
      node.source().lost(nowhere(node));
      return null;
    }
    ObjectNode target = JsonNodeFactory.instance.objectNode();
    name(node, target);
    if (connection != null) {
      target.put("provider", "@" + connection);
    } else {
      target.put("passthrough", true);
    }
    if (passthrough != null && asks && connection == null) {
      passthrough.carried(NodeWords.SAME);
    }
    if (untold) {
      RequestsChoice.tell(node);
    }
    StrategyTranslation.withoutTargets(node, target);
    words(node, target);
    providers.deployment(node, target);
    return target;
  }

  private static String nowhere(PortkeyObject node) {
    return node.has("prompt_id")
        ? "Left out: a saved prompt cannot be a target; send its messages with the request."
        : "Left out: it names no provider, and does not leave it to the request (\"passthrough\").";
  }

  private @Nullable ObjectNode branch(PortkeyObject node, @Nullable Source host) {
    Source own = node.get("custom_host");
    Source list = node.any("targets", "options");
    ObjectNode branch = JsonNodeFactory.instance.objectNode();
    name(node, branch);
    StrategyTranslation strategy = StrategyTranslation.of(node, branch);
    for (Source target : list == null ? List.<Source>of() : list.children()) {
      strategy.add(target, translate(target, own == null ? host : own));
    }
    providers.unusedBy(node);
    words(node, branch);
    return strategy.finish() ? branch : lost(node);
  }

  private static @Nullable ObjectNode lost(PortkeyObject node) {
    node.source().lost("Left out: none of its targets names a provider.");
    return null;
  }

  private static void name(PortkeyObject node, ObjectNode target) {
    Source name = node.get("name");
    if (name != null) {
      NodeWords.plain(name, "name", target);
    }
  }

  /** What means the same on every node. */
  private static void words(PortkeyObject node, ObjectNode target) {
    node.words()
        .forEach(
            (word, field) -> {
              if (!STRUCTURE.contains(word)
                  && !ProviderWords.belongs(word)
                  && !RuleWords.belongs(word)) {
                NodeWords.carry(word, field, target);
              }
            });
  }
}
