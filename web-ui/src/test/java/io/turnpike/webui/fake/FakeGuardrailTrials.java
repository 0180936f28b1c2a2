package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.NotFound;
import io.turnpike.routing.guard.GuardrailTrials;
import io.turnpike.routing.guard.GuardrailTrials.Choice.OfSet;
import io.turnpike.routing.guard.GuardrailTrials.Choice.Written;
import io.turnpike.routing.guard.GuardrailTrials.Material.Messages;
import io.turnpike.routing.guard.GuardrailTrials.Material.Text;
import io.turnpike.tenants.OrganizationId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes e-mail addresses out, whatever the rules say. */
@Component
public class FakeGuardrailTrials implements GuardrailTrials {

  private static final Pattern EMAIL = Pattern.compile("[a-z]+@[a-z.]+[a-z]");

  @Override
  public List<KnownCheck> checks() {
    return List.of(
        new KnownCheck("pii", List.of()), new KnownCheck("regexMatch", List.of("regex_match")));
  }

  @Override
  public Mono<Trial> run(OrganizationId organization, Material material, Choice choice) {
    return Mono.fromSupplier(
        () -> {
          refuse(choice);
          return switch (material) {
            case Text(String text) -> trial("", text, null);
            case Messages(JsonNode messages) ->
                trial(
                    "/messages/0/content",
                    messages.path(0).path("content").asString(),
                    JsonNodeFactory.instance.arrayNode());
          };
        });
  }

  private static void refuse(Choice choice) {
    switch (choice) {
      case Written(JsonNode list, boolean _) when list.path(0).has("nothing") ->
          throw InvalidInput.at("/input_guardrails/0/nothing", "is no check.");
      case OfSet(String name, boolean _) when name.equals("gone") ->
          throw new NotFound("set of guardrails", name);
      case Written _, OfSet _ -> {}
    }
  }

  private static Trial trial(String at, String text, JsonNode messages) {
    List<Finding> findings = new ArrayList<>();
    Matcher email = EMAIL.matcher(text);
    while (email.find()) {
      findings.add(new Finding("pii", Verdict.FLAG, at, email.start(), email.end(), "email", ""));
    }
    Part part = new Part(at, text, EMAIL.matcher(text).replaceAll("[EMAIL]"));
    return new Trial(
        findings.isEmpty() ? Verdict.PASS : Verdict.FLAG, List.of(part), messages, findings);
  }
}
