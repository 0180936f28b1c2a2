package io.turnpike.routing.conversion.report;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.DocumentText;
import io.turnpike.routing.config.DocumentLanguage;
import io.turnpike.routing.plan.PlanSteps;
import io.turnpike.routing.plan.RoutePlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Translated documents as text. */
public final class Documents {

  private Documents() {}

  /** Why our language does not take the whole, in a sentence; null when it does. */
  public static @Nullable String refusal(String document) {
    List<Mistake> mistakes = DocumentLanguage.mistakes(document);
    return mistakes.isEmpty() ? null : sentence(mistakes.getFirst());
  }

  /** The text, unless it could not be saved. */
  public static String checked(JsonNode document) {
    String text = DocumentText.of(document);
    String refusal = refusal(text);
    if (refusal != null) {
      throw InvalidInput.at("", "What it would become is not accepted: " + refusal);
    }
    return text;
  }

  /** Names of the connections that these documents need. */
  public static Set<String> connections(List<Draft> drafts) {
    Set<String> names = new HashSet<>();
    for (Draft draft : drafts) {
      PlanSteps.forEachTarget(
          DocumentLanguage.compiled(draft.document()), target -> names.add(target.connection()));
    }
    names.remove(RoutePlan.FROM_REQUEST);
    return names;
  }

  private static String sentence(Mistake mistake) {
    return mistake.pointer().isEmpty()
        ? mistake.message()
        : mistake.pointer() + " " + mistake.message();
  }
}
