package io.turnpike.routing.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing outside of a dialect's folder knows its words. Which these are, the folders say: whatever
 * stands there between quotes and can be no word of ours.
 */
class DialectWordsTests {

  private static final Path ROUTING = Path.of("..").toAbsolutePath().normalize();
  private static final String SOURCES = "src/main/java/io/turnpike/routing/";
  private static final Path DIALECTS = ROUTING.resolve("dialects/" + SOURCES + "dialects");

  /** What all dialects are made of, and none of them in particular. */
  private static final Set<String> SHARED =
      Set.of("json", "sse", "eventstream", "settings", "contents", "texts");

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|^ *//.*?$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  /** Of several parts, a path, a mark in brackets, or one of the plain words of requests. */
  private static final Pattern WORD =
      Pattern.compile("[a-z\\d]+([_/][a-z\\d]+)+|\\[[A-Z]+]|messages|choices|temperature|refusal");

  /** Names of ours, which a dialect may share. */
  private static final Set<String> OURS =
      Set.of(
          "content_filter",
          "context_length",
          "context_window",
          "request_id",
          "request_too_large",
          "structured_output");

  /** How a frame of an event stream begins, alone or with what follows. */
  private static final Pattern FRAME = Pattern.compile("(data|event): ?.*", Pattern.DOTALL);

  /** Who may know parameters of requests all the same, and why. */
  private static final Map<String, String> ALLOWED =
      Map.ofEntries(
          Map.entry("Answered.java", "words of providers for a service that costs as usual"),
          Map.entry("DropsReader.java", "which parameters a config may not leave out"),
          Map.entry("Judges.java", "a question of the gateway's own, in the words of chat"),
          Map.entry(
              "ParameterWords.java", "parameters of the documents that another gateway reads"),
          Map.entry("ParamsReader.java", "which parameters a config may not set"),
          Map.entry(
              "ProbeCalls.java", "the cheapest call there is, where a provider lists no models"),
          Map.entry("PromptText.java", "what of a body is read by a model, whatever its dialect"),
          Map.entry("RouterFields.java", "fields that only a router has words for"),
          Map.entry("ServiceCheck.java", "a config's own parameters beside what its model can do"),
          Map.entry("TrialTexts.java", "messages that somebody tries checks on"),
          Map.entry("WebhookQuestion.java", "what Portkey's servers call what is asked for"));

  @Test
  void nobodyElseWritesThemDown() {
    Set<String> words = words();
    assertThat(words).contains("[DONE]", "chat/completions", "messages", "choices", "max_tokens");
    Map<String, Set<String>> found = new TreeMap<>();
    for (String module : List.of("gateway", "api", "config")) {
      Path sources = ROUTING.resolve(module).resolve(SOURCES);
      sources(sources).forEach(file -> known(file, words, found));
    }

    assertThat(found.keySet()).as("%s", found).isEqualTo(ALLOWED.keySet());
  }

  @Test
  void theGatewayKnowsNoFolderOfADialect() {
    JavaClasses gateway =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.turnpike.routing.gateway");

    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("are a dialect's", DialectWordsTests::isDialects))
        .check(gateway);
  }

  private static boolean isDialects(JavaClass type) {
    String[] folders = type.getPackageName().split("\\.");
    return type.getPackageName().startsWith("io.turnpike.routing.dialects.")
        && !SHARED.contains(folders[4]);
  }

  private static void known(Path file, Set<String> words, Map<String, Set<String>> found) {
    Set<String> known = new TreeSet<>(literals(file));
    known.removeIf(text -> !words.contains(text) && !FRAME.matcher(text).matches());
    if (!known.isEmpty()) {
      found.put(file.getFileName().toString(), known);
    }
  }

  private static Set<String> words() {
    Set<String> words = new HashSet<>();
    sources(DIALECTS)
        .filter(file -> isDialects(DIALECTS.relativize(file)))
        .forEach(file -> words.addAll(literals(file)));
    words.removeIf(WORD.asMatchPredicate().negate());
    words.removeAll(OURS);
    return words;
  }

  private static boolean isDialects(Path file) {
    return file.getNameCount() > 1 && !SHARED.contains(file.getName(0).toString());
  }

  private static Set<String> literals(Path file) {
    Set<String> literals = new HashSet<>();
    LITERAL
        .matcher(text(file))
        .results()
        .forEach(it -> literals.add(it.group(1) == null ? it.group(2) : it.group(1)));
    return literals;
  }

  private static String text(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<Path> sources(Path folder) {
    Predicate<Path> isSource = path -> path.toString().endsWith(".java");
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(isSource).toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
