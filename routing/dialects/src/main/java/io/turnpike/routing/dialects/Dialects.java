package io.turnpike.routing.dialects;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The operations of all dialects by path. Two at one path are a mistake found at start. */
@Component
public final class Dialects {

  private final Map<String, Operation> byPath = new LinkedHashMap<>();
  private final List<Dialect> dialects;
  private final Operation standard;
  private final OtherOperations others;

  /**
   * @param dialects the first one is spoken to whoever asks for nothing that is there
   */
  public Dialects(List<Dialect> dialects, OtherOperations others) {
    this.dialects = List.copyOf(dialects);
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

  /**
   * The same where a path says nothing about the dialect, as that of the models does not.
   *
   * @param headers names of the request's headers, asked for only then
   */
  public Operation at(String path, Supplier<? extends Collection<String>> headers) {
    Operation known = byPath.get(path);
    return known == null ? others.at(path, spokenBy(headers.get(), words(path))) : known;
  }

  /** The dialect that one of these headers belongs to, else the first there is. */
  public Dialect spokenBy(Collection<String> headers) {
    return spokenBy(headers, standard.dialect());
  }

  private Dialect spokenBy(Collection<String> headers, Dialect otherwise) {
    return dialects.stream()
        .filter(dialect -> headers.stream().anyMatch(name -> isOf(dialect, name)))
        .findFirst()
        .orElse(otherwise);
  }

  private static boolean isOf(Dialect dialect, String header) {
    return dialect.headers().stream()
        .anyMatch(beginning -> header.regionMatches(true, 0, beginning, 0, beginning.length()));
  }

  /**
   * The same where clients of a certain dialect ask; one that nobody serves is answered in it.
   *
   * @param kin what the paths of its operations begin with
   */
  public Operation at(String path, String kin) {
    Operation known = at(path);
    return known.isServed() ? known : others.at(path, dialect(kin));
  }

  private Dialect dialect(String kin) {
    return byPath.values().stream()
        .filter(operation -> operation.path().startsWith(kin))
        .findFirst()
        .orElse(standard)
        .dialect();
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
