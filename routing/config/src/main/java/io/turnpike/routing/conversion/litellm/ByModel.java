package io.turnpike.routing.conversion.litellm;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.conversion.litellm.Groups.ModelGroup;
import io.turnpike.routing.conversion.report.Documents;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One config for clients that choose by {@code model}, as they did there: a condition for each
 * group and its other names, then one for each name with stars, the closest first.
 */
final class ByModel {

  private static final String NAME = "by-model";
  private static final String FIELD = "params.model";
  private static final String NO_TYPE =
      " The config that chooses by \"model\" is without it, because no type of connection speaks to one of its"
          + " providers.";

  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ObjectNode strategy = document.putObject("strategy").put("mode", "conditional");
  private final ArrayNode conditions = strategy.putArray("conditions");
  private final ArrayNode targets = document.putArray("targets");
  private final Set<String> served = new HashSet<>();

  private ByModel() {}

  /**
   * The config in front of the others, if our language takes it; its name, or null.
   *
   * @param documents by the model names that lead to them; other names of a group have its own
   * @param untyped connections that cannot be set up; a config that names one cannot be saved
   * @param text of a whole document
   */
  static @Nullable String add(
      Groups groups,
      Map<String, ObjectNode> documents,
      Set<String> untyped,
      Function<ObjectNode, String> text,
      List<Draft> drafts) {
    ByModel all = new ByModel();
    Map<ObjectNode, ArrayNode> names = names(documents);
    groups.all().forEach(group -> all.exactly(group, documents.get(group.name()), names, untyped));
    groups.open().forEach(group -> all.matching(group, documents.get(group.name()), untyped));
    ObjectNode whole = all.whole();
    boolean taken = !all.targets.isEmpty() && Documents.refusal(text.apply(whole)) == null;
    String name = taken ? groups.unusedConfig(NAME) : "";
    if (taken) {
      drafts.addFirst(new Draft(name, text.apply(whole)));
    }
    groups.all().forEach(group -> tell(group, name, all.served.contains(group.name())));
    return taken ? name : null;
  }

  private static Map<ObjectNode, ArrayNode> names(Map<String, ObjectNode> documents) {
    Map<ObjectNode, ArrayNode> names = new IdentityHashMap<>();
    documents.forEach(
        (name, node) -> {
          if (!Wildcard.isOne(name)) {
            names.computeIfAbsent(node, _ -> JsonNodeFactory.instance.arrayNode()).add(name);
          }
        });
    return names;
  }

  private void exactly(
      ModelGroup group,
      @Nullable ObjectNode own,
      Map<ObjectNode, ArrayNode> names,
      Set<String> untyped) {
    ArrayNode asked = own == null ? null : names.get(own);
    if (own != null && asked != null && !Wildcard.isOne(group.name()) && !needs(own, untyped)) {
      target(group, own);
      condition(group, asked.size() == 1 ? asked.get(0) : among(asked));
    }
  }

  private void matching(ModelGroup group, @Nullable ObjectNode own, Set<String> untyped) {
    ObjectNode node =
        own == null || !OpenGroup.canServe(group) ? null : OpenGroup.byName(group, own);
    if (node == null || needs(node, untyped)) {
      return;
    }
    target(group, node);
    if (group.name().equals("*")) {
      strategy.put("default", group.config());
    } else {
      String expression = Wildcard.expression(group.name());
      condition(group, JsonNodeFactory.instance.objectNode().put("$regex", expression));
    }
  }

  private static boolean needs(ObjectNode node, Set<String> connections) {
    return node.findValues("provider").stream()
        .anyMatch(provider -> connections.contains(provider.asString("").replaceFirst("@", "")));
  }

  private static ObjectNode among(ArrayNode names) {
    return JsonNodeFactory.instance.objectNode().set("$in", names);
  }

  private void condition(ModelGroup group, JsonNode asked) {
    ObjectNode condition = conditions.addObject();
    condition.putObject("query").set(FIELD, asked);
    condition.put("then", group.config());
  }

  private void target(ModelGroup group, ObjectNode node) {
    ObjectNode target = targets.addObject().put("name", group.config());
    target.setAll(node.deepCopy());
    if (target.get("timeouts") instanceof ObjectNode times) {
      times.remove("total");
    }
    served.add(group.name());
  }

  private ObjectNode whole() {
    ObjectNode whole =
        conditions.isEmpty() && !targets.isEmpty() ? (ObjectNode) targets.get(0) : document;
    Times.makeRoom(whole);
    return whole;
  }

  private static void tell(ModelGroup group, String name, boolean served) {
    String own = "config of its own, " + quoted(group.config());
    if (served && !name.isEmpty()) {
      String chosen = "Chosen by \"model\" as before, in the config " + quoted(name);
      group.names().forEach(at -> at.carried(chosen + "; also a " + own + "."));
    } else {
      String why = name.isEmpty() ? "" : Wildcard.isOne(group.name()) ? OpenGroup.WHY_NOT : NO_TYPE;
      String named = "Became a " + own + ", which clients name in x-turnpike-config." + why;
      group.names().forEach(at -> at.adjusted(named));
    }
  }
}
