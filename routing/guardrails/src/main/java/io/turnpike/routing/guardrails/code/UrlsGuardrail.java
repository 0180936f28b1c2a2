package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;

/** {@code urls}: addresses that lead to where they may not; any, where no hosts are named. */
final class UrlsGuardrail implements Guardrail {

  @Override
  public String name() {
    return "urls";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("allow", "deny");
    Hosts hosts = Hosts.read(parameters);
    return new UrlCheck(url -> hosts.areNone() || !hosts.allows(url));
  }
}
