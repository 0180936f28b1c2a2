package io.turnpike.routing.gateway.preference;

import io.turnpike.routing.dialects.GatewayFailure;
import java.util.ArrayList;
import java.util.List;

/**
 * Several models in place of one, in the order in which they are to be tried: {@code a,b,c}; a
 * provider behind an exclamation mark is left out: {@code !openai,a,b}.
 *
 * @param models one or more
 * @param excluded connections, or types of them
 */
record ModelList(List<String> models, List<String> excluded) {

  private static final char COMMA = ',';
  private static final String NOT = "!";

  /** No model's name has either mark. */
  static boolean isOne(String model) {
    return model.indexOf(COMMA) >= 0 || model.startsWith(NOT);
  }

  /** Throws GatewayFailure that says what is wrong with it. */
  static ModelList of(String written) {
    List<String> models = new ArrayList<>();
    List<String> excluded = new ArrayList<>();
    for (String element : written.split(",", -1)) {
      add(element.strip(), models, excluded);
    }
    if (models.isEmpty()) {
      throw wrong(
          "names no model beside what it leaves out; add one, as in \"!openai,gpt-5-mini\"");
    }
    if (models.size() > PreferenceReader.MOST) {
      throw wrong("must not list more than " + PreferenceReader.MOST + " models");
    }
    return new ModelList(List.copyOf(models), List.copyOf(excluded));
  }

  private static void add(String element, List<String> models, List<String> excluded) {
    boolean not = element.startsWith(NOT);
    String name = not ? element.substring(NOT.length()).strip() : element;
    if (name.isEmpty()) {
      throw wrong(
          not
              ? "has an \"!\" with no provider behind it"
              : "has an empty place between two commas; leave out the comma");
    }
    List<String> to = not ? excluded : models;
    if (!to.contains(name)) {
      to.add(name);
    }
  }

  private static GatewayFailure wrong(String what) {
    return ProviderPreferences.wrong("model", what);
  }
}
