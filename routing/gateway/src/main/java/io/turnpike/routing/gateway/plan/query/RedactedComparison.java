package io.turnpike.routing.gateway.plan.query;

import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.usage.DecisionNote.Seen;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as the decision record keeps it: short, and without prompts or secrets. */
final class RedactedComparison {

  /** More comparisons of one branch than this are made and not kept. */
  static final int MOST_SEEN = 50;

  private static final int LONGEST = 64;

  private RedactedComparison() {}

  /**
   * @param setting whether the text of a body's field is one, and not what people said
   */
  static Seen of(
      Comparison comparison, @Nullable List<Operand> values, boolean held, boolean setting) {
    Field field = comparison.field();
    String value = values == null ? null : value(values, isHidden(field, setting));
    return new Seen(field.text(), wanted(comparison), value, held);
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

  private static String value(List<Operand> values, boolean hidden) {
    if (values.isEmpty()) {
      return "(no single value)";
    }
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

  private static boolean isHidden(Field field, boolean setting) {
    return switch (field.source()) {
      case PARAMS -> !setting;
      case HEADERS -> !field.path().isEmpty() && isSecret(field.path().getFirst());
      case METADATA, URL, KEY, TEAM, USER, SESSION, TAGS, PROMPT, BUDGET, TIME -> false;
    };
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
