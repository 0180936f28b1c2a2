package io.turnpike.routing.cache.meaning.guards.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists of words beside the classes; a line that begins with {@code #} is a remark. */
public final class Lists {

  private static final String FOLDER = "/io/turnpike/routing/cache/meaning/guards/";

  private Lists() {}

  public static List<String> lines(String name) {
    try (InputStream file = Lists.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("There is no list " + name + ".");
      }
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
