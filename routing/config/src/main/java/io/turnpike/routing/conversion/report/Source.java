package io.turnpike.routing.conversion.report;

import io.turnpike.routing.ConfigConversion.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value of a document that is being translated, and its place.
 *
 * @param key the last part of its place
 * @param at JSON pointer
 */
public record Source(JsonNode json, String key, String at, ConversionReport report) {

  public @Nullable Source get(String field) {
    JsonNode value = json.get(field);
    return value == null ? null : below(field, value);
  }

  /** Fields of an object or elements of a list; none of a scalar. */
  public List<Source> children() {
    List<Source> children = new ArrayList<>();
    if (json.isObject()) {
      json.properties().forEach(field -> children.add(below(field.getKey(), field.getValue())));
    } else {
      json.forEach(element -> children.add(below(String.valueOf(children.size()), element)));
    }
    return children;
  }

  /** Null when it is no string. */
  public @Nullable String text() {
    return json.isString() ? json.stringValue() : null;
  }

  /** Means the same as before. */
  public void carried(String sentence) {
    report.note(Kind.CARRIED, at, sentence);
  }

  /** Means nearly the same. */
  public void adjusted(String sentence) {
    report.note(Kind.ADJUSTED, at, sentence);
  }

  /** Left out, with all that is in it. */
  public void lost(String sentence) {
    report.note(Kind.LOST, at, sentence);
  }

  /** Whether it was said to mean something here. */
  public boolean isKept() {
    return report.keeps(at);
  }

  /** About the document as a whole, beside what is said of its values. */
  public void wholeAdjusted(String sentence) {
    report.noteWhole(Kind.ADJUSTED, sentence);
  }

  private Source below(String field, JsonNode value) {
    String token = field.replace("~", "~0").replace("/", "~1");
    return new Source(value, field, at + "/" + token, report);
  }
}
