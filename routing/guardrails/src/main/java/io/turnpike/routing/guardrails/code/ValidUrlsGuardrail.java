package io.turnpike.routing.guardrails.code;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.WholeCheck;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code validUrls}: there are addresses, all of them well formed and to where they may lead; with
 * {@code not}, no such address anywhere. Nothing is fetched and no name is resolved.
 */
final class ValidUrlsGuardrail implements Guardrail {

  @Override
  public String name() {
    return "validUrls";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("allow", "deny", "not", "onlyDNS");
    // Whether names are to be resolved and nothing fetched: here neither is done.
    parameters.truth("onlyDNS", false);
    Hosts hosts = Hosts.read(parameters);
    return parameters.truth("not", false)
        ? new UrlCheck(url -> url.isValid() && hosts.allows(url))
        : WholeCheck.of(
            text -> areValid(text, hosts), "There is no address, or one that is not valid.");
  }

  private static boolean areValid(String text, Hosts hosts) {
    List<Url> urls = new ArrayList<>();
    Url.find(text, urls::add);
    return !urls.isEmpty() && urls.stream().allMatch(url -> url.isValid() && hosts.allows(url));
  }
}
