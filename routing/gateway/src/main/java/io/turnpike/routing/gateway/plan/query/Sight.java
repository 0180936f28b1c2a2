package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A comparison as the decision record keeps it: short, and without prompts or secrets. */
final class Sight {

  /** More comparisons of one branch than this are made and not kept. */
  static final int MOST_SEEN = 50;

  private static final int LONGEST = 64;
  private static final List<String> FORMAT = List.of("response_format", "type");

  /** Fields of a body whose text is a setting; any other's could be what people said. */
  private static final Set<String> SETTINGS =
      Set.of(
          "model",
          "user",
          "tool_choice",
          "reasoning_effort",
          "verbosity",
          "service_tier",
          "modalities");

  private Sight() {}

  static Seen of(Comparison comparison, @Nullable List<Operand> values, boolean held) {
    Field field = comparison.field();
    return new Seen(
        field.text(), wanted(comparison), values == null ? null : value(field, values), held);
  }

  private static String wanted(Comparison comparison) {
    String operator = comparison.operator().word();
    if (comparison.pattern() != null) {
      return cut(operator + " " + comparison.pattern().pattern());
    }
    StringBuilder text = new StringBuilder(operator).append(' ');
    boolean list = comparison.operands().size() != 1;
    text.append(list ? "[" : "");
    for (Operand operand : comparison.operands()) {
      if (text.length() > LONGEST) {
        break;
      }
      text.append(text.charAt(text.length() - 1) == '[' || !list ? "" : ",");
      append(text, operand);
    }
    return cut(text.append(list ? "]" : "").toString());
  }

  private static void append(StringBuilder text, Operand operand) {
    if (operand instanceof Text(String words)) {
      text.append('"').append(words, 0, Math.min(words.length(), LONGEST)).append('"');
    } else {
      text.append(Scalars.text(operand));
    }
  }

  private static String value(Field field, List<Operand> values) {
    if (values.isEmpty()) {
      return "(no single value)";
    }
    boolean hidden = isHidden(field);
    String first = shown(values.getFirst(), hidden);
    if (values.size() == 1) {
      return first;
    }
    StringBuilder text = new StringBuilder(first);
    for (int i = 1; i < values.size() && text.length() <= LONGEST; i++) {
      text.append(", ").append(shown(values.get(i), hidden));
    }
    return cut(text.toString());
  }

  private static String shown(Operand value, boolean hidden) {
    return hidden && value instanceof Text(String text)
        ? "… (" + text.length() + " characters)"
        : cut(Scalars.text(value));
  }

  private static boolean isHidden(Field field) {
    String first = field.path().isEmpty() ? "" : field.path().getFirst();
    return switch (field.source()) {
      case PARAMS -> !SETTINGS.contains(first) && !isFormat(field);
      case HEADERS -> isSecret(first);
      case METADATA, URL, KEY, TEAM, USER, SESSION, TAGS, PROMPT, TIME -> false;
    };
  }

  private static boolean isFormat(Field field) {
    return field.path().equals(FORMAT);
  }

  private static boolean isSecret(String name) {
    String header = name.toLowerCase(Locale.ROOT);
    return header.contains("auth")
        || header.contains("key")
        || header.contains("token")
        || header.contains("secret")
        || header.contains("cookie");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
