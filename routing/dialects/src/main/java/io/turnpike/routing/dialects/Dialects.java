package io.turnpike.routing.dialects;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The operations of all dialects by path. Two at one path are a mistake found at start. */
@Component
public final class Dialects {

  private final Map<String, Operation> byPath = new LinkedHashMap<>();
  private final Operation standard;
  private final OtherOperations others;

  /**
   * @param dialects the first one is spoken to whoever asks for nothing that is there
   */
  public Dialects(List<Dialect> dialects, OtherOperations others) {
    dialects.forEach(dialect -> dialect.operations().forEach(this::add));
    this.standard = dialects.getFirst().operations().getFirst();
    this.others = others;
  }

  /**
   * What is meant by a path.
   *
   * @param path under {@code /v1/}, without a query
   */
  public Operation at(String path) {
    Operation known = byPath.get(path);
    return known == null ? others.at(path, words(path)) : known;
  }

  /** The one that is meant where nobody says. */
  public Operation standard() {
    return standard;
  }

  /** Of everything that is served, in the order of the dialects. */
  public List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  /** Whoever asks for something below {@code messages/} speaks the dialect of messages. */
  private Dialect words(String path) {
    String family = family(path);
    return byPath.values().stream()
        .filter(known -> family(known.path()).equals(family))
        .findFirst()
        .orElse(standard)
        .dialect();
  }

  private static String family(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  private void add(Operation operation) {
    if (byPath.put(operation.path(), operation) != null) {
      throw new IllegalStateException("Two dialects for the path " + operation.path() + ".");
    }
  }
}
