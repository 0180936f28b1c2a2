package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What stands between quotation marks in one stands in the other as well, marked or not. */
final class QuoteGuard implements Guard {

  @Override
  public String reason() {
    return "quote";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return holds(one, other) && holds(other, one);
  }

  private static boolean holds(Text one, Text other) {
    List<String> marked = other.quotes().stream().map(QuoteGuard::plain).toList();
    return one.quotes().stream()
        .allMatch(quote -> marked.contains(plain(quote)) || unmarked(quote, other));
  }

  private static boolean unmarked(String quote, Text other) {
    List<String> stems = Text.of(quote).stems();
    return !stems.isEmpty() && Collections.indexOfSubList(other.stems(), stems) >= 0;
  }

  private static String plain(String quote) {
    return quote.toLowerCase(Locale.ROOT).replaceAll("[.,!?]+$", "");
  }
}
