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

  /**
   * @param dialects the first one is spoken to whoever asks for nothing that is there
   */
  public Dialects(List<Dialect> dialects) {
    this.dialects = List.copyOf(dialects);
    dialects.forEach(dialect -> dialect.operations().forEach(this::add));
    standard = dialects.getFirst().operations().getFirst();
  }

  /**
   * What is meant by a path.
   *
   * @param path under {@code /v1/}, without a query
   */
  public Operation at(String path) {
    Operation known = byPath.get(path);
    return known == null ? Operation.unserved(path, standard.dialect()) : known;
  }

  /**
   * The same where a path says nothing about the dialect, as that of the models does not.
   *
   * @param headers names of the request's headers, asked for only then
   */
  public Operation at(String path, Supplier<? extends Collection<String>> headers) {
    Operation known = byPath.get(path);
    return known == null ? Operation.unserved(path, spokenBy(headers.get())) : known;
  }

  /** The dialect that one of these headers belongs to, else the first there is. */
  public Dialect spokenBy(Collection<String> headers) {
    return dialects.stream()
        .filter(dialect -> headers.stream().anyMatch(name -> isOf(dialect, name)))
        .findFirst()
        .orElse(standard.dialect());
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
    return known.isServed() ? known : Operation.unserved(path, dialect(kin));
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

  private void add(Operation operation) {
    if (byPath.put(operation.path(), operation) != null) {
      throw new IllegalStateException("Two dialects for the path " + operation.path() + ".");
    }
  }
}
