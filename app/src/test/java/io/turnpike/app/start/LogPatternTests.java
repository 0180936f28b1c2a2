package io.turnpike.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.core.io.ClassPathResource;

/** Whatever a client or a provider says, a line of the log is begun by the log alone. */
class LogPatternTests {

  private static final String MODEL = "m\r\n2026-11-29 ERROR forged\u2028line\u0085\u001b[2J\0";

  @ParameterizedTest
  @ValueSource(strings = {"console", "file"})
  void keepsWhatOthersSayOnItsLine(String where) throws IOException {
    String line = written(where, null);

    assertThat(line.strip().lines()).hasSize(1);
    assertThat(line).contains("the model m", "forged", " 7 ").endsWith(System.lineSeparator());
    assertThat(line.strip().chars().filter(c -> Character.isISOControl(c) && c != '\u001b'))
        .isEmpty();
    assertThat(line).doesNotContain("\u001b[2J", "\u2028", "\u0085");
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "file"})
  void setsOffWhatAnErrorSays(String where) throws IOException {
    String lines =
        written(where, new IOException("said\n" + MODEL, new IOException("said\n" + MODEL)));

    assertThat(lines.lines().skip(1)).isNotEmpty();
    assertThat(lines.lines().skip(2))
        .allMatch(line -> line.startsWith("\t") || line.startsWith(" "));
    assertThat(lines).contains("\tat io.turnpike.", "    Caused by: ").doesNotContain("\u001b[2J");
  }

  private static String written(String where, @Nullable Throwable error) throws IOException {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("clr", ColorConverter::new);
    layout.setPattern(pattern(where));
    layout.start();
    return layout.doLayout(
        new LoggingEvent(
            "",
            context.getLogger("l"),
            Level.WARN,
            "the model {} is {} odd",
            error,
            new Object[] {MODEL, 7}));
  }

  private static String pattern(String where) throws IOException {
    return Objects.requireNonNull(
            new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .getFirst()
                .getProperty("logging.pattern." + where))
        .toString();
  }
}
