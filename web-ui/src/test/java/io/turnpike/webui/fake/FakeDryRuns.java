package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.DryRuns;
import io.turnpike.routing.usage.DecisionNote.Place;
import io.turnpike.tenants.Caller;
import io.turnpike.tenants.OrganizationId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides as {@link LongStory} did; what asks for a ghost cannot be served. */
@Component
public class FakeDryRuns implements DryRuns {

  @Override
  public Mono<DryRun> run(
      OrganizationId organization,
      String config,
      byte[] body,
      Map<String, String> headers,
      Caller caller) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!text.strip().startsWith("{")) {
      return Mono.error(InvalidInput.at("/body", "The body is not a JSON object."));
    }
    String[] reference = config.split("@", 2);
    return Mono.just(
        new DryRun(
            reference[0],
            reference.length == 1 ? 2 : Integer.parseInt(reference[1]),
            LongStory.notes().subList(0, 5),
            text.contains("ghost") ? List.of() : wouldTry(headers, caller),
            "loadbalance:1/2",
            text.contains("ghost") ? "No target may serve this request." : null));
  }

  private static List<Place> wouldTry(Map<String, String> headers, Caller caller) {
    String who = caller == null ? "nobody" : caller.teamSlug();
    return List.of(
        new Place("/targets/1/targets/2", "openai-eu gpt-4o", null),
        new Place(
            "/targets/1/targets/3",
            "anthropic claude-haiku-4-5",
            "after rate_limited or timeout, for " + who + " with " + headers.keySet()));
  }
}
