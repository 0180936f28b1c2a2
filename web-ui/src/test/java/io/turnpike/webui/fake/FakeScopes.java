package io.turnpike.webui.fake;

import io.turnpike.billing.Scope;
import io.turnpike.billing.Scope.Kind;
import io.turnpike.billing.WrittenScope;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Scopes as they are written, believed. */
final class FakeScopes {

  private FakeScopes() {}

  static Scope of(WrittenScope written) {
    Set<String> values =
        written.values().equals(List.of(WrittenScope.EACH))
            ? Set.of()
            : Set.copyOf(written.values());
    String word = written.word().equals(WrittenScope.KEYS) ? WrittenScope.KEY : written.word();
    return new Scope(Kind.valueOf(word.toUpperCase(Locale.ROOT)), written.name(), values);
  }
}
