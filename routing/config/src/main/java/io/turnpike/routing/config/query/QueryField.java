package io.turnpike.routing.config.query;

import io.turnpike.routing.CredentialHeaders;
import io.turnpike.routing.config.language.Findings;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.plan.Query.Field;
import io.turnpike.routing.plan.Query.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A field of a condition as documents write it, with what it holds. */
public record QueryField(Field field, FieldKind kind) {

  static final String EXAMPLES =
      "\"metadata.plan\", \"params.model\", \"headers.x-tier\", \"url.pathname\", \"key.id\","
          + " \"key.name\", \"team\", \"team.id\", \"user\", \"session\", \"tags\", \"prompt.tokens\","
          + " \"prompt.class\", \"budget.remaining_usd\", \"time.hour\", \"time.minute\" or"
          + " \"time.weekday\"";

  private static final int DEEPEST = 16;
  private static final Pattern PART = Pattern.compile("\\.([^.\\[\\]]+)|\\[([0-9]{1,4})\\]");

  /** Null when there is no such field. */
  public static @Nullable QueryField parse(String text) {
    return switch (text) {
      case "url.pathname" -> words(Source.URL, List.of("pathname"), text);
      case "key.id" -> words(Source.KEY, List.of("id"), text);
      case "key.name" -> words(Source.KEY, List.of("name"), text);
      case "team.id" -> words(Source.TEAM, List.of("id"), text);
      case "team" -> words(Source.TEAM, List.of(), text);
      case "user" -> words(Source.USER, List.of(), text);
      case "session" -> words(Source.SESSION, List.of(), text);
      case "tags" -> words(Source.TAGS, List.of(), text);
      case "prompt.tokens" -> of(Source.PROMPT, List.of("tokens"), text, FieldKind.AMOUNT);
      case "prompt.class" -> of(Source.PROMPT, List.of("class"), text, FieldKind.PROMPT_CLASS);
      case "budget.remaining_usd" ->
          of(Source.BUDGET, List.of("remaining_usd"), text, FieldKind.AMOUNT);
      default -> within(text);
    };
  }

  private static @Nullable QueryField within(String text) {
    if (text.startsWith("metadata.") && text.length() > 9) {
      return of(Source.METADATA, List.of(text.substring(9)), text, FieldKind.ANYTHING);
    }
    if (text.startsWith("headers.") && text.length() > 8) {
      String header = text.substring(8).toLowerCase(Locale.ROOT);
      return of(Source.HEADERS, List.of(header), text, FieldKind.LABELLED);
    }
    if (text.startsWith("params.") || text.startsWith("params[")) {
      List<String> path = paramsPath(text.substring(6));
      return path == null ? null : of(Source.PARAMS, path, text, FieldKind.ANYTHING);
    }
    return text.startsWith("time") ? TimeField.parse(text) : null;
  }

  static QueryField of(Source source, List<String> path, String text, FieldKind kind) {
    return new QueryField(new Field(source, path, text), kind);
  }

  /** A header that carries keys counts as missing, whatever is asked of it. */
  public void warnOfSecrecy(Pointer at, Findings findings) {
    if (field.source() == Source.HEADERS && CredentialHeaders.contains(field.path().getFirst())) {
      findings.warning(
          at,
          Spelling.quoted(field.text())
              + " carries credentials and always counts as missing; use another field.");
    }
  }

  private static QueryField words(Source source, List<String> path, String text) {
    return of(source, path, text, FieldKind.WORDS);
  }

  /** Of {@code .messages[0].role}: names, and places in lists in decimal; null when it is none. */
  private static @Nullable List<String> paramsPath(String text) {
    List<String> path = new ArrayList<>();
    Matcher part = PART.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end && path.size() < DEEPEST) {
      String name = part.group(1);
      path.add(name == null ? String.valueOf(Integer.parseInt(part.group(2))) : name);
      end = part.end();
    }
    return end == text.length() && !path.isEmpty() ? List.copyOf(path) : null;
  }
}
