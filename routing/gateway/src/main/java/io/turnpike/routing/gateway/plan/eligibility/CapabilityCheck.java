package io.turnpike.routing.gateway.plan.eligibility;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.RequestScan.RequestNeeds;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.Candidate;
import io.turnpike.routing.gateway.usage.UsageEstimate;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.usage.Reason;
import org.jspecify.annotations.Nullable;

/** Whether a model can do what the request asks, as far as the catalogue knows it. */
final class CapabilityCheck {

  private final Call call;
  private final RequestNeeds needs;

  CapabilityCheck(Call call) {
    this.call = call;
    this.needs = call.body().needs();
  }

  /**
   * Null when nothing stands against the target.
   *
   * @param certain what the model is not known to do, it does not
   */
  @Nullable Exclusion check(Candidate candidate, boolean certain) {
    ModelCard card = candidate.card();
    Target target = candidate.target();
    if (card == null) {
      return certain && asksForMuch(target)
          ? new Exclusion(Reason.CAPABILITIES_UNKNOWN, "what its model can do is not known")
          : null;
    }
    Exclusion lacking = abilities(card, target, certain);
    return lacking == null ? size(card, target) : lacking;
  }

  private boolean asksForMuch(Target target) {
    return needs.tools(target)
        || needs.jsonSchema(target)
        || needs.reasoning(target)
        || needs.vision();
  }

  /** Told apart only where something is asked for that the model is not known to do. */
  private @Nullable Exclusion abilities(ModelCard card, Target target, boolean certain) {
    if (stands("tools", card, certain) && needs.tools(target)) {
      return lacking(card, "tools", Reason.NO_TOOLS, "its model calls no tools");
    }
    if (stands("structured_output", card, certain) && needs.jsonSchema(target)) {
      return lacking(
          card,
          "structured_output",
          Reason.NO_JSON_SCHEMA,
          "its model does not answer by a JSON schema");
    }
    if (stands("vision", card, certain) && needs.vision()) {
      return lacking(card, "vision", Reason.NO_VISION, "its model sees no images");
    }
    return certain && stands("reasoning", card, true) && needs.reasoning(target)
        ? lacking(card, "reasoning", Reason.NO_REASONING, "its model has no reasoning effort")
        : null;
  }

  /** Silence is no denial: it stands against a model only where certainty is asked for. */
  private static boolean stands(String ability, ModelCard card, boolean certain) {
    return certain ? !card.capabilities().contains(ability) : card.lacks().contains(ability);
  }

  private static Exclusion lacking(ModelCard card, String ability, Reason reason, String why) {
    return card.lacks().contains(ability)
        ? new Exclusion(reason, why)
        : new Exclusion(
            Reason.CAPABILITIES_UNKNOWN, "whether its model can do " + ability + " is not known");
  }

  /**
   * As far as the model can keep to it, where the client only wrote one because it had to. What is
   * passed on is its provider's to judge.
   */
  private long output(ModelCard card, Target target) {
    if (!call.operation().isServed()) {
      return 0;
    }
    long asked = Math.max(0, call.body().outputLimit(target));
    long most = card.maxOutputTokens();
    return most > 0 && asked > most ? call.body().limited(most).outputLimit(target) : asked;
  }

  private @Nullable Exclusion size(ModelCard card, Target target) {
    long output = output(card, target);
    if (card.maxOutputTokens() > 0 && output > card.maxOutputTokens()) {
      return new Exclusion(
          Reason.OUTPUT_TOO_SMALL,
          "its model writes at most " + card.maxOutputTokens() + " tokens, not " + output);
    }
    long input = UsageEstimate.tokens(call.body().contextBytes());
    return card.contextTokens() > 0 && input + output > card.contextTokens() && !needs.vision()
        ? new Exclusion(
            Reason.CONTEXT_TOO_SMALL,
            "its model takes %d tokens; this is about %d and %d for the answer"
                .formatted(card.contextTokens(), input, output))
        : null;
  }
}
