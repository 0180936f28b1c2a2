package io.turnpike.routing.config.query;

import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Query.Nothing;
import io.turnpike.routing.plan.Query.Numeric;
import io.turnpike.routing.plan.Query.Operand;
import io.turnpike.routing.plan.Query.Operator;
import io.turnpike.routing.plan.Query.Text;
import io.turnpike.routing.plan.Query.Truth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value that a field is compared with, which must be one that the field can have. */
final class OperandReader {

  private final Findings findings;

  OperandReader(Findings findings) {
    this.findings = findings;
  }

  /** Null when the field never is that; it is noted. */
  @Nullable Operand read(FieldKind kind, Operator operator, JsonNode value, Pointer at) {
    findings.weight().addOperand();
    return switch (kind) {
      case ANYTHING -> anything(operator, value, at);
      case LABELLED -> labelled(operator, value, at);
      case WORDS -> text(value, at);
      case AMOUNT -> number(value, at);
      case HOUR -> whole(value, at, 23);
      case MINUTE -> whole(value, at, 59);
      case PROMPT_CLASS -> word(value, at, FieldKind.CLASSES);
      case WEEKDAY -> word(value, at, FieldKind.DAYS);
    };
  }

  private @Nullable Operand anything(Operator operator, JsonNode value, Pointer at) {
    return switch (operator) {
      case GT, GTE, LT, LTE -> ordered(value, at);
      case CONTAINS ->
          value.isNull() ? wanted("a string or a number", value, at) : scalar(value, at);
      case EQ, NE, IN, NIN, REGEX, EXISTS -> scalar(value, at);
    };
  }

  private @Nullable Operand labelled(Operator operator, JsonNode value, Pointer at) {
    return switch (operator) {
      case CONTAINS -> text(value, at);
      case GT, GTE, LT, LTE, EQ, NE, IN, NIN, REGEX, EXISTS -> ordered(value, at);
    };
  }

  private @Nullable Operand scalar(JsonNode value, Pointer at) {
    if (value.isString()) {
      return new Text(value.stringValue());
    }
    if (value.isNumber()) {
      return new Numeric(value.doubleValue());
    }
    if (value.isBoolean()) {
      return new Truth(value.booleanValue());
    }
    if (value.isNull()) {
      return new Nothing();
    }
    String hint = value.isArray() ? " For one of several, write {\"$in\": […]}." : "";
    findings.mistake(
        at, JsonValues.wanted("a string, a number, true, false or null", value) + hint);
    return null;
  }

  private @Nullable Operand ordered(JsonNode value, Pointer at) {
    return value.isNumber() || value.isString()
        ? scalar(value, at)
        : wanted("a number or a string", value, at);
  }

  private @Nullable Operand text(JsonNode value, Pointer at) {
    return value.isString() ? new Text(value.stringValue()) : wanted("a string", value, at);
  }

  private @Nullable Operand number(JsonNode value, Pointer at) {
    return value.isNumber() ? new Numeric(value.doubleValue()) : wanted("a number", value, at);
  }

  private @Nullable Operand whole(JsonNode value, Pointer at, int most) {
    @Nullable Integer number = JsonValues.whole(value, at, 0, most, findings);
    return number == null ? null : new Numeric(number);
  }

  private @Nullable Operand word(JsonNode value, Pointer at, List<String> words) {
    String word = value.isString() ? value.stringValue() : "";
    if (words.contains(word)) {
      return new Text(word);
    }
    String hint = Spelling.hint(word, words);
    findings.mistake(at, "must be one of " + Spelling.list(words) + "." + hint);
    return null;
  }

  private @Nullable Operand wanted(String wanted, JsonNode value, Pointer at) {
    findings.mistake(at, JsonValues.wanted(wanted, value));
    return null;
  }
}
