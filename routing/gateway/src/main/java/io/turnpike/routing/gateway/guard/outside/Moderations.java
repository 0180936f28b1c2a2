package io.turnpike.routing.gateway.guard.outside;

import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.gateway.call.SideCalls;
import io.turnpike.routing.gateway.call.SideCalls.Aside;
import io.turnpike.routing.gateway.guard.outside.OutsideFaults.Unanswered;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guardrails.Finding;
import io.turnpike.routing.guardrails.OutsideCheck.Moderation;
import io.turnpike.routing.guardrails.Subject;
import io.turnpike.routing.guardrails.Verdict;
import io.turnpike.routing.guardrails.Verdict.Place;
import io.turnpike.routing.plan.Requirements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's moderation endpoint: each text by itself, all of them at once. */
@Component
class Moderations {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NO_ANSWER =
      "The moderation endpoint gave no results for the texts it was asked about.";

  private final SideCalls calls;

  Moderations(SideCalls calls) {
    this.calls = calls;
  }

  Mono<Verdict> ask(Call call, Moderation check, Subject subject) {
    List<Integer> asked = asked(subject);
    return asked.isEmpty()
        ? Mono.just(Verdict.PASS)
        : calls
            .ask(
                call,
                new Aside(
                    check.connection(),
                    "moderations",
                    question(check, subject, asked),
                    Requirements.NONE,
                    "guardrail:moderation"))
            .map(answer -> verdict(answer, check, subject, asked));
  }

  private static List<Integer> asked(Subject subject) {
    List<Integer> asked = new ArrayList<>();
    for (int i = 0; i < subject.parts().size(); i++) {
      if (!subject.parts().get(i).text().isBlank()) {
        asked.add(i);
      }
    }
    return asked;
  }

  private static byte[] question(Moderation check, Subject subject, List<Integer> asked) {
    ObjectNode question = JSON.createObjectNode();
    if (check.model() != null) {
      question.put("model", check.model());
    }
    ArrayNode input = question.putArray("input");
    asked.forEach(part -> input.add(subject.parts().get(part).text()));
    return JSON.writeValueAsBytes(question);
  }

  private static Verdict verdict(
      byte[] answer, Moderation check, Subject subject, List<Integer> asked) {
    JsonNode results = results(answer);
    if (results.size() != asked.size()) {
      throw new Unanswered(NO_ANSWER);
    }
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      TextPart part = subject.parts().get(asked.get(i));
      for (String category : categories(results.get(i), check)) {
        places.add(new Place(asked.get(i), new Finding(0, part.text().length(), category)));
      }
    }
    return places.isEmpty() ? Verdict.PASS : new Verdict.Fail("", List.copyOf(places));
  }

  private static JsonNode results(byte[] answer) {
    try {
      return JSON.readTree(answer).path("results");
    } catch (JacksonException none) {
      throw new Unanswered(NO_ANSWER);
    }
  }

  private static List<String> categories(JsonNode result, Moderation check) {
    Double threshold = check.threshold();
    JsonNode said = result.path(threshold == null ? "categories" : "category_scores");
    if (!said.isObject()) {
      throw new Unanswered(NO_ANSWER);
    }
    return said.properties().stream()
        .filter(each -> check.categories().isEmpty() || check.categories().contains(each.getKey()))
        .filter(each -> counts(each.getValue(), threshold))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean counts(JsonNode said, @org.jspecify.annotations.Nullable Double least) {
    return least == null
        ? said.isBoolean() && said.booleanValue()
        : said.isNumber() && said.doubleValue() >= least;
  }
}
