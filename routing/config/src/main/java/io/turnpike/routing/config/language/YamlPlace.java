package io.turnpike.routing.config.language;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where in a YAML text something was found, for the beginning of a sentence. */
final class YamlPlace {

  private YamlPlace() {}

  static String of(Optional<Mark> mark) {
    return mark.map(YamlPlace::of).orElse("");
  }

  static String of(Mark mark) {
    return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
  }
}
