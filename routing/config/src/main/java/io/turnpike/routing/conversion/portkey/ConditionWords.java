package io.turnpike.routing.conversion.portkey;

import static io.turnpike.routing.config.DocumentLanguage.quoted;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.conversion.report.Grammar;
import io.turnpike.routing.conversion.report.Source;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code conditions} and {@code default} of mode {@code conditional}. */
final class ConditionWords {

  private static final String SIBLINGS =
      "Kept. Portkey stops reading at \"$regex\", \"$and\" or \"$or\"; here what stands beside them"
          + " counts too.";

  private final Siblings targets;
  private final ArrayNode kept;

  private ConditionWords(Siblings targets, ArrayNode kept) {
    this.targets = targets;
    this.kept = kept;
  }

  static void carry(PortkeyObject strategy, Siblings targets, ObjectNode into) {
    ConditionWords conditions = new ConditionWords(targets, into.putArray("conditions"));
    Source list = strategy.get("conditions");
    for (Source condition : list == null ? List.<Source>of() : list.children()) {
      conditions.add(condition);
    }
    if (conditions.kept.isEmpty()) {
      throw InvalidInput.at(
          strategy.source().at(), "has mode \"conditional\" and no condition that can be kept.");
    }
    Source otherwise = strategy.get("default");
    if (otherwise != null) {
      conditions.otherwise(otherwise, into);
    }
  }

  private void add(Source source) {
    Source query = source.get("query");
    Source then = source.get("then");
    String name = then == null || then.text() == null ? null : targets.serving(then.text());
    if (query == null || then == null || name == null) {
      source.lost("Left out: it needs a \"query\", and in \"then\" the name of a target.");
      return;
    }
    String refusal = Grammar.queryRefusal(query.json());
    if (refusal == null) {
      keep(query, then, name);
    } else {
      source.lost("Left out, because of its query: it " + refusal);
    }
  }

  private void keep(Source query, Source then, String name) {
    ObjectNode condition = kept.addObject();
    condition.set("query", query.json());
    condition.put("then", name);
    then.carried(NodeWords.SAME);
    if (ExportedConditions.isCrowded(query.json(), ExportedConditions.CROWDED)) {
      query.adjusted(SIBLINGS);
    } else {
      query.carried(NodeWords.SAME);
    }
  }

  private void otherwise(Source field, ObjectNode into) {
    String name = field.text() == null ? null : targets.serving(field.text());
    if (name == null) {
      field.lost("Left out: no target is called " + quoted(field.text()) + ".");
    } else {
      into.put("default", name);
      field.carried(NodeWords.SAME);
    }
  }
}
