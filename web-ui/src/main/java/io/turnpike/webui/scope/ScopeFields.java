package io.turnpike.webui.scope;

import static io.turnpike.billing.WrittenScope.HEADER;
import static io.turnpike.billing.WrittenScope.KEY;
import static io.turnpike.billing.WrittenScope.KEYS;
import static io.turnpike.billing.WrittenScope.MODEL;
import static io.turnpike.billing.WrittenScope.ORGANIZATION;
import static io.turnpike.billing.WrittenScope.PROVIDER;
import static io.turnpike.billing.WrittenScope.TAG;
import static io.turnpike.billing.WrittenScope.TEAM;
import static io.turnpike.billing.WrittenScope.USER;

import io.turnpike.billing.Scope;
import io.turnpike.billing.WrittenScope;
import io.turnpike.webui.view.Submitted;
import java.util.List;
import java.util.Map;

/** The fields that ask for a scope: its kind, and for each kind its own. */
public final class ScopeFields {

  private static final String TAG_VALUE = "scope_tag_value";

  private ScopeFields() {}

  /** As it was chosen; none where nothing was. */
  public static List<WrittenScope> read(Submitted submitted) {
    String word = submitted.text("scope");
    return switch (word) {
      case ORGANIZATION -> List.of(new WrittenScope(word, "", List.of()));
      case TEAM, KEY, USER, MODEL, PROVIDER ->
          List.of(WrittenScope.of(word, submitted.text(field(word))));
      case KEYS -> List.of(new WrittenScope(word, "", submitted.words(field(word))));
      case TAG ->
          List.of(
              new WrittenScope(
                  word, submitted.text(field(word)), List.of(submitted.text(TAG_VALUE))));
      case HEADER -> List.of(new WrittenScope(word, submitted.text(field(word)), List.of()));
      default -> List.of();
    };
  }

  /** Puts the fields' values of a scope that is stored. */
  public static void fill(Map<String, String> values, Scope scope) {
    WrittenScope written = WrittenScope.of(scope);
    values.put("scope", written.word());
    switch (scope.kind()) {
      case ORGANIZATION -> {}
      case TEAM, KEY, USER, MODEL, PROVIDER ->
          values.put(field(written.word()), String.join(" ", written.values()));
      case TAG -> {
        values.put(field(TAG), written.name());
        values.put(TAG_VALUE, written.values().getFirst());
      }
      case HEADER -> values.put(field(HEADER), written.name());
    }
  }

  public static String field(String word) {
    return "scope_" + word;
  }
}
