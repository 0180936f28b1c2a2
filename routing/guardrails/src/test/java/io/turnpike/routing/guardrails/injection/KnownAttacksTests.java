package io.turnpike.routing.guardrails.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Well-known kinds of attacks and harmless texts like them: {@code injection/known-attacks.txt}.
 */
class KnownAttacksTests {

  private record Line(String kind, boolean attack, String text) {

    static Line of(String line) {
      String[] parts = line.split(" ", 3);
      return new Line(parts[0], parts[1].equals("+"), parts[2].replace("\\n", "\n"));
    }

    boolean flagged() {
      Evidence found = InjectionCheck.strongest(text, "", Set.of(), InjectionCheck.WINDOWS);
      return found != null && found.score() >= PromptInjection.THRESHOLD;
    }
  }

  @Test
  void tellsThemFromTheirTwins() throws IOException {
    List<Line> attacks = lines().stream().filter(Line::attack).toList();
    List<Line> twins = lines().stream().filter(line -> !line.attack()).toList();
    List<Line> missed = attacks.stream().filter(line -> !line.flagged()).toList();
    List<Line> taken = twins.stream().filter(Line::flagged).toList();

    System.out.printf(
        "found %d of %d, false %d of %d%n",
        attacks.size() - missed.size(), attacks.size(), taken.size(), twins.size());
    assertThat(missed).hasSizeLessThan(attacks.size() / 10);
    assertThat(taken).hasSizeLessThan(twins.size() / 10);
  }

  private static List<Line> lines() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KnownAttacksTests.class.getResourceAsStream("/injection/known-attacks.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .map(Line::of)
          .toList();
    }
  }
}
