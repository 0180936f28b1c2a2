package io.turnpike;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page that tells newcomers which folder to open names folders that are there. */
class WhereToChangeTests {

  private static final Path ROOT = Path.of("..");

  @Test
  void everyRowNamesAFolderThatIsThere() throws IOException {
    List<String> folders =
        Files.readAllLines(ROOT.resolve("docs/where-to-change.md")).stream()
            .filter(line -> line.startsWith("| ") && line.contains("`"))
            .map(line -> line.split("\\|")[2].strip().replace("`", ""))
            .toList();

    assertThat(folders).hasSizeGreaterThan(15);
    assertThat(folders).allSatisfy(folder -> assertThat(path(folder)).isDirectory());
  }

  /** As far as it is fixed, with the part written out that the page leaves away. */
  private static Path path(String folder) {
    String fixed = folder.startsWith("<") ? folder.replace("<module>", "tenants") : folder;
    String sources = "src/main/java/io/turnpike" + (fixed.startsWith("routing/") ? "/routing" : "");
    return ROOT.resolve(fixed.split("/<")[0].replace("…", sources));
  }
}
