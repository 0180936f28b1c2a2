package io.turnpike.routing.providers.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** The operator's own rules, read again whenever their file has changed. For one thread. */
final class RulesFile {

  private static final Logger log = LoggerFactory.getLogger(RulesFile.class);

  private final Path path;
  private @Nullable Object seen;

  /** What tells one state of a file from another. */
  private record State(Object modified, long size, @Nullable Object key) {}

  RulesFile(Path path) {
    this.path = path;
  }

  /** Null while the file is as it was, and when it cannot be read, which is told once. */
  @Nullable RuleTable changed() {
    Object state = state();
    if (state.equals(seen)) {
      return null;
    }
    seen = state;
    return read();
  }

  private @Nullable RuleTable read() {
    try (InputStream in = Files.newInputStream(path)) {
      RuleTable table = RuleTable.read(in);
      log.info("Model rules are read from {}.", path);
      return table;
    } catch (JacksonException broken) {
      return warn(broken.getOriginalMessage() + place(broken.getLocation()));
    } catch (IOException unreadable) {
      return warn(String.valueOf(unreadable));
    }
  }

  private static String place(@Nullable TokenStreamLocation at) {
    return at == null ? "" : " (line " + at.getLineNr() + ")";
  }

  private @Nullable RuleTable warn(String why) {
    log.warn("The model rules in {} cannot be read; those of before stay. {}", path, why);
    return null;
  }

  private Object state() {
    try {
      BasicFileAttributes it = Files.readAttributes(path, BasicFileAttributes.class);
      return new State(it.lastModifiedTime(), it.size(), it.fileKey());
    } catch (IOException missing) {
      return "missing";
    }
  }
}
