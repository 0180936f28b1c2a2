package io.turnpike.webui.view;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.infra.refusal.Mistake;
import io.turnpike.infra.refusal.Refusal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as shown: what was typed, and what was wrong with it.
 *
 * @param errors by field, in the order of the form
 * @param problem what is wrong with no field in particular; null when nothing is
 */
public record Form(Submitted submitted, Map<String, String> errors, @Nullable String problem) {

  public static final Form EMPTY = new Form(Submitted.NOTHING, Map.of(), null);

  public static Form filled(Map<String, String> values) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    values.forEach(fields::add);
    return new Form(new Submitted(fields), Map.of(), null);
  }

  /** Puts each mistake at its field; mistakes of fields the form lacks are told above it. */
  public static Form refused(Submitted submitted, Refusal refusal, String... fields) {
    List<String> known = List.of(fields);
    Map<String, String> errors = new HashMap<>();
    StringBuilder problem = new StringBuilder();
    for (Mistake mistake : mistakes(refusal)) {
      String field = field(mistake.pointer());
      if (known.contains(field)) {
        errors.merge(field, mistake.message(), Form::joined);
      } else {
        problem.append(problem.isEmpty() ? "" : " ").append(mistake.message());
      }
    }
    return new Form(
        submitted, inOrder(known, errors), problem.isEmpty() ? null : problem.toString());
  }

  public static Form problem(Submitted submitted, String sentence) {
    return new Form(submitted, Map.of(), sentence);
  }

  /** For a page whose field is not named as the refusal names it. */
  public Form renamed(String from, String to) {
    Map<String, String> renamed = new LinkedHashMap<>();
    errors.forEach((field, error) -> renamed.put(field.equals(from) ? to : field, error));
    return new Form(submitted, renamed, problem);
  }

  public String value(String field) {
    return submitted.text(field);
  }

  public @Nullable String error(String field) {
    return errors.get(field);
  }

  public boolean isRefused() {
    return problem != null || !errors.isEmpty();
  }

  /** Whether the reader's next step is in this field: the first that is wrong. */
  public boolean leadsTo(String field) {
    return problem == null && !errors.isEmpty() && errors.keySet().iterator().next().equals(field);
  }

  public boolean is(String field, String value) {
    return submitted.text(field).equals(value);
  }

  /** What a refusal says, place by place; at no place where it names none. */
  public static List<Mistake> mistakes(Refusal refusal) {
    return refusal instanceof InvalidInput invalid
        ? invalid.mistakes()
        : List.of(new Mistake("", refusal.sentence()));
  }

  private static Map<String, String> inOrder(List<String> fields, Map<String, String> errors) {
    Map<String, String> ordered = new LinkedHashMap<>();
    fields.stream()
        .filter(errors::containsKey)
        .forEach(field -> ordered.put(field, errors.get(field)));
    return ordered;
  }

  private static String field(String pointer) {
    String[] steps = pointer.split("/", 3);
    return steps.length < 2 ? "" : steps[1];
  }

  private static String joined(String one, String other) {
    return one + " " + other;
  }
}
