package io.turnpike.routing.guardrails.injection;

import io.turnpike.routing.guardrails.disguise.TextFolding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What words mean, from {@code injection/concepts.txt}. A concept is a small number. */
final class Concepts {

  /** More than there are. */
  static final int MOST = 48;

  static final Concepts ALL = read();

  private final List<String> names;
  private final TermTree terms;

  private Concepts(List<String> names, TermTree terms) {
    this.names = names;
    this.terms = terms;
  }

  String name(int concept) {
    return names.get(concept);
  }

  int named(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("No concept is called " + name + ".");
    }
    return at;
  }

  /** See {@link TermTree#longest}. */
  int at(String text, int at) {
    return terms.longest(text, at);
  }

  private static Concepts read() {
    List<String> names = new ArrayList<>();
    TermTree terms = new TermTree();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Concepts.class.getResourceAsStream("/injection/concepts.txt")),
                StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .forEach(line -> add(line, names, terms));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Concepts(List.copyOf(names), terms);
  }

  private static void add(String line, List<String> names, TermTree terms) {
    int colon = line.indexOf(':');
    String name = line.substring(0, colon);
    if (!names.contains(name)) {
      names.add(name);
    }
    for (String term : line.substring(colon + 1).split(",")) {
      terms.add(TextFolding.of(term.strip()).text(), names.indexOf(name));
    }
  }
}
