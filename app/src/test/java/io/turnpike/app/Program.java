package io.turnpike.app;

import io.turnpike.TurnpikeApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the product is started with in a process of its own. */
public final class Program {

  private Program() {}

  /**
   * What is installed, which starts sooner; with {@code -Dquick} the classes as they were built.
   */
  public static List<String> command() {
    Path shipped = shipped();
    return shipped == null ? classes() : List.of(shipped.resolve("bin/turnpike").toString());
  }

  /** Null where this build does not make it; what lies there is of an earlier one then. */
  static @Nullable Path shipped() {
    String folder = System.getProperty("turnpike.shipped");
    return folder != null && Files.exists(Path.of(folder, "turnpike.jar")) ? Path.of(folder) : null;
  }

  private static List<String> classes() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        TurnpikeApplication.class.getName());
  }
}
