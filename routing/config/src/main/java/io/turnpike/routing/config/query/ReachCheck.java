package io.turnpike.routing.config.query;

import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.plan.Query;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Warns of branches of a conditional that no request can take. */
public final class ReachCheck {

  private final Findings findings;
  private final Set<JsonNode> before = new HashSet<>();
  private @Nullable Pointer everything;

  public ReachCheck(Findings findings) {
    this.findings = findings;
  }

  /** In document order. */
  public void condition(Query query, Pointer at) {
    if (everything != null) {
      findings.warning(at, "is never reached: no request gets past " + everything.name() + ".");
    } else if (QueryLogic.isNever(query)) {
      findings.warning(at.to("query"), "never holds: its parts contradict each other.");
    } else if (!before.add(WrittenQuery.of(query))) {
      findings.warning(at.to("query"), "is never reached: a condition before it is the same.");
    } else if (QueryLogic.isAlways(query) || isTheRest(query)) {
      everything = at;
    }
  }

  public void otherwise(Pointer at) {
    if (everything != null) {
      findings.warning(at, "is never taken: no request gets past " + everything.name() + ".");
    }
  }

  /** Two that are each other's opposite leave nothing, as one that always holds does. */
  private boolean isTheRest(Query query) {
    return QueryLogic.opposites(query).anyMatch(before::contains);
  }
}
