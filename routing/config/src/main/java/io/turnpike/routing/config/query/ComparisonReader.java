package io.turnpike.routing.config.query;

import com.google.re2j.Pattern;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Query;
import io.turnpike.routing.plan.Query.Comparison;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a field is compared with: a value that it equals, or operators that all hold. */
final class ComparisonReader {

  private static final int MOST_OPERANDS = 1_000;
  private static final List<String> WORDS =
      Arrays.stream(Operator.values()).map(Operator::word).toList();

  private final Findings findings;
  private final OperandReader operands;
  private final RegexReader regexes;

  ComparisonReader(Findings findings) {
    this.findings = findings;
    this.operands = new OperandReader(findings);
    this.regexes = new RegexReader(findings);
  }

  /** Null when it is too wrong to compare with; that is noted. */
  @Nullable Query read(QueryField field, JsonNode value, Pointer at) {
    if (!value.isObject()) {
      return comparison(field, Operator.EQ, operand(field, Operator.EQ, value, at));
    }
    if (value.isEmpty()) {
      findings.mistake(at, "needs an operator, for example {\"$eq\": …}.");
      return null;
    }
    List<Query> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : value.properties()) {
      Query part = part(field, property.getKey(), property.getValue(), at.to(property.getKey()));
      if (part != null) {
        parts.add(part);
      }
    }
    return parts.size() == 1 ? parts.getFirst() : new Query.All(List.copyOf(parts));
  }

  private @Nullable Query part(QueryField field, String word, JsonNode value, Pointer at) {
    if (word.equals("$not")) {
      return not(field, value, at);
    }
    Operator operator = operator(word);
    if (operator == null) {
      String hint = Spelling.hint(word, WORDS);
      findings.mistake(
          at,
          Spelling.quoted(word) + " is not an operator; use " + Spelling.list(WORDS) + "." + hint);
      return null;
    }
    if (!field.kind().allows(operator)) {
      findings.mistake(
          at, Spelling.quoted(word) + " cannot be used with " + field.field().text() + ".");
      return null;
    }
    return compared(field, operator, value, at);
  }

  private @Nullable Query not(QueryField field, JsonNode value, Pointer at) {
    if (!value.isObject()) {
      findings.mistake(at, "must be an object of operators, for example {\"$eq\": …}.");
      return null;
    }
    Query inner = read(field, value, at);
    return inner == null ? null : new Query.Not(inner);
  }

  private @Nullable Query compared(
      QueryField field, Operator operator, JsonNode value, Pointer at) {
    return switch (operator) {
      case REGEX -> regex(field, value, at);
      case IN, NIN -> list(field, operator, value, at);
      case EQ, NE, GT, GTE, LT, LTE, EXISTS, CONTAINS ->
          comparison(field, operator, operand(field, operator, value, at));
    };
  }

  private @Nullable Query regex(QueryField field, JsonNode value, Pointer at) {
    Pattern pattern = regexes.read(value, at);
    return pattern == null
        ? null
        : new Comparison(
            field.field(), Operator.REGEX, List.of(new Query.Text(pattern.pattern())), pattern);
  }

  private Query list(QueryField field, Operator operator, JsonNode value, Pointer at) {
    List<Operand> list = new ArrayList<>();
    if (value.size() > MOST_OPERANDS) {
      findings.mistake(at, "must have at most " + MOST_OPERANDS + " elements.");
    } else {
      JsonValues.each(
          value,
          at,
          findings,
          (json, place) -> {
            Operand operand = operand(field, operator, json, place);
            if (operand != null) {
              list.add(operand);
            }
          });
    }
    return new Comparison(field.field(), operator, List.copyOf(list), null);
  }

  private @Nullable Operand operand(
      QueryField field, Operator operator, JsonNode value, Pointer at) {
    if (operator != Operator.EXISTS) {
      return operands.read(field.kind(), operator, value, at);
    }
    if (value.isBoolean()) {
      return new Truth(value.booleanValue());
    }
    findings.mistake(at, JsonValues.wanted("true or false", value));
    return null;
  }

  private static @Nullable Query comparison(
      QueryField field, Operator operator, @Nullable Operand operand) {
    return operand == null ? null : new Comparison(field.field(), operator, List.of(operand), null);
  }

  private static @Nullable Operator operator(String word) {
    int index = WORDS.indexOf(word);
    return index < 0 ? null : Operator.values()[index];
  }
}
