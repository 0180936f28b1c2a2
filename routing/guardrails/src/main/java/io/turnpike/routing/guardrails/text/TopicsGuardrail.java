package io.turnpike.routing.guardrails.text;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.guardrails.text.Needles.Needle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** {@code topics}: words that give a topic away, the product's own families or the tenant's. */
final class TopicsGuardrail implements Guardrail {

  private static final int MOST = 50;

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only("deny", "families");
    if (!parameters.has("deny") && !parameters.has("families")) {
      parameters.mistake("needs \"deny\", a list of topics, or \"families\" with words of yours.");
    }
    Map<String, List<String>> families = families(parameters);
    List<Needle> needles = new ArrayList<>();
    for (String topic : topics(parameters, families)) {
      List<String> words = families.getOrDefault(topic, TopicFamilies.ALL.get(topic));
      if (words == null) {
        parameters.mistake("deny", "has a topic that is none. There are " + known(families) + ".");
      } else {
        words.forEach(word -> needles.add(new Needle(word.strip(), topic)));
      }
    }
    return new Needles(needles, true);
  }

  /** All of the tenant's own where none are named. */
  private static List<String> topics(Parameters parameters, Map<String, List<String>> families) {
    return parameters.has("deny")
        ? parameters.texts("deny", MOST)
        : List.copyOf(families.keySet());
  }

  private static Map<String, List<String>> families(Parameters parameters) {
    Parameters own = parameters.object("families");
    Map<String, List<String>> families = new LinkedHashMap<>();
    for (String topic : own.json().propertyNames()) {
      families.put(topic, own.texts(topic, ContainsGuardrail.MOST));
    }
    if (families.size() > MOST) {
      parameters.mistake("families", "are more than " + MOST + ".");
    }
    return families;
  }

  private static String known(Map<String, List<String>> families) {
    TreeSet<String> all = new TreeSet<>(TopicFamilies.ALL.keySet());
    all.addAll(families.keySet());
    return String.join(", ", all);
  }
}
