package io.turnpike.routing.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.ConfigConversion.Draft;
import io.turnpike.routing.ConfigConversion.Imported;
import io.turnpike.routing.config.DocumentLanguage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files, with everything that is made of them. */
class GoldenTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nested",
        "camel",
        "legacy",
        "credentials",
        "conditional",
        "hosted",
        "mixed",
        "azure",
        "underscores",
        "retry-only",
        "sticky",
        "rules"
      })
  void importsPortkey(String name) throws IOException {
    String source = ConversionFixture.resource("portkey/" + name + ".json");
    Imported imported = ConversionFixture.CONVERSION.importPortkey(source);

    check(imported, "portkey/" + name, source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simple",
        "google",
        "router",
        "fallbacks",
        "orders",
        "strays",
        "underscores",
        "addresses",
        "stars",
        "times",
        "rules",
        "allowances",
        "lists"
      })
  void importsLiteLlm(String name) throws IOException {
    String source = ConversionFixture.resource("litellm/" + name + ".yaml");
    Imported imported = ConversionFixture.CONVERSION.importLiteLlm(source);

    check(imported, "litellm/" + name, source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "nearest", "rules"})
  void exportsPortkey(String name) throws IOException {
    String source = ConversionFixture.resource("export/" + name + ".json");
    var exported = ConversionFixture.CONVERSION.exportPortkey(source);

    ReportCoverage.isComplete(DocumentLanguage.tree(source), exported.report());
    compare("export/" + name, exported.document() + ConversionFixture.shown(exported.report()));
  }

  private static void check(Imported imported, String name, String source) throws IOException {
    ReportCoverage.isComplete(DocumentLanguage.tree(source), imported.report());
    for (Draft draft : imported.configs()) {
      assertThat(DocumentLanguage.mistakes(draft.document())).isEmpty();
      assertThat(DocumentLanguage.isName(draft.name())).isTrue();
    }
    assertThat(imported.connections())
        .allSatisfy(needed -> assertThat(needed.name()).matches("[a-z0-9][a-z0-9-]{0,62}"));
    String shown = ConversionFixture.shown(imported);
    assertThat(shown).doesNotContain("sk-secret");
    compare(name, shown);
  }

  /** With -Dgolden=write the files are made anew, to be read before they are kept. */
  private static void compare(String name, String shown) throws IOException {
    if ("write".equals(System.getProperty("golden"))) {
      Files.writeString(Path.of("src/test/resources/conversion/" + name + ".expected"), shown);
      return;
    }
    assertThat(shown).isEqualTo(ConversionFixture.resource(name + ".expected"));
  }
}
