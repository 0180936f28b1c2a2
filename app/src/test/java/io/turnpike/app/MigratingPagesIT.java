package io.turnpike.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turnpike.app.ManagementApi.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows the pages for those who come from another gateway word by word: every command, in order,
 * in one shell. What a page says that a command prints is printed. Only where the server is and who
 * asks, the page's first block, is of the test.
 */
class MigratingPagesIT {

  private static final Path PAGES = Path.of("../docs/migrating");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
  private static final String NEXT = "=== next ===";

  @RegisterExtension static final RunningApp app = RunningApp.shared();

  @TempDir Path folder;

  static Stream<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  /**
   * @param prints lines that are among what it prints
   */
  private record Command(String text, List<String> prints) {}

  @ParameterizedTest
  @MethodSource("pages")
  void isFollowedWordByWord(String page) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    List<Command> commands = commands(Files.readString(PAGES.resolve(page)));
    assertThat(commands).as(page).hasSizeGreaterThan(2);
    assertThat(commands.getFirst().text()).contains("export TURNPIKE=", "export MANAGEMENT_KEY=");

    List<String> printed = List.of(run(commands.subList(1, commands.size())).split(NEXT, -1));

    assertThat(printed).as("%s: %s", page, printed.getLast()).hasSize(commands.size());
    for (int at = 1; at < commands.size(); at++) {
      Command command = commands.get(at);
      for (String line : command.prints()) {
        assertThat(printed.get(at - 1)).as("%s: %s", page, command.text()).contains(line);
      }
    }
  }

  private static List<Command> commands(String page) {
    List<Command> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(page);
    while (block.find()) {
      switch (block.group(1)) {
        case "sh" -> commands.add(new Command(block.group(2), new ArrayList<>()));
        case "text" -> commands.getLast().prints().addAll(block.group(2).lines().toList());
        default -> {}
      }
    }
    return commands;
  }

  /** What each printed; cut short where one failed. */
  private String run(List<Command> commands) throws Exception {
    StringBuilder script = new StringBuilder("set -eu -o pipefail\n");
    commands.forEach(command -> script.append(command.text()).append("echo '" + NEXT + "'\n"));
    Path file = Files.writeString(folder.resolve("page.sh"), script);
    Path output = folder.resolve("printed");
    Tenant tenant = app.api().signUp();
    ProcessBuilder shell =
        new ProcessBuilder("bash", file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    shell
        .environment()
        .putAll(Map.of("TURNPIKE", app.url(), "MANAGEMENT_KEY", tenant.managementKey()));
    Process process = shell.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ends").isTrue();
    return Files.readString(output, UTF_8);
  }
}
