package io.turnpike.routing.guardrails.request;

import io.turnpike.routing.guardrails.Guardrail;
import java.util.List;

/** All of this room. */
public final class RequestGuardrails {

  private RequestGuardrails() {}

  public static List<Guardrail> all() {
    return List.of(
        new ModelWhitelistGuardrail(),
        new ModelRulesGuardrail(),
        new AllowedRequestTypesGuardrail(),
        new RequiredMetadataKeysGuardrail(),
        new RequiredMetadataPairsGuardrail(),
        new RequestParametersGuardrail(),
        new ToolsGuardrail());
  }
}
