package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds the pages of the documentation to the entries. {@code -Dturnpike.docs.write=true} writes
 * them.
 */
class VendorPagesTests {

  private static final boolean WRITE = Boolean.getBoolean("turnpike.docs.write");
  private static final Path DOCS = Path.of("../../docs");
  private static final String BEGINNING = "## Vendors that speak like OpenAI\n";
  private static final String NEXT = "\n## ";

  @ParameterizedTest
  @EnumSource
  void aGroupHasItsPage(VendorGroup group) throws IOException {
    holds(
        DOCS.resolve("providers/" + group.folder() + ".md"), VendorPage.of(group, group.vendors()));
  }

  @Test
  void theIndexNamesEveryVendor() throws IOException {
    Path index = DOCS.resolve("providers.md");
    String text = Files.readString(index);
    int start = text.indexOf(BEGINNING);
    int end = text.indexOf(NEXT, start + BEGINNING.length());

    holds(index, text.substring(0, start) + BEGINNING + list() + text.substring(end));
  }

  @Test
  void everyEntryIsOnAPage() {
    List<String> shown =
        Arrays.stream(VendorGroup.values())
            .flatMap(group -> group.vendors().stream())
            .map(Vendor::word)
            .toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Vendors.found().list().stream().map(Vendor::word).toList());
  }

  private static String list() {
    return Arrays.stream(VendorGroup.values())
        .map(VendorPagesTests::line)
        .collect(Collectors.joining());
  }

  private static String line(VendorGroup group) {
    return "- ["
        + group.title()
        + "](providers/"
        + group.folder()
        + ".md): "
        + group.vendors().stream()
            .map(vendor -> vendor.title() + " (`" + vendor.word() + "`)")
            .collect(Collectors.joining(", "))
        + "\n";
  }

  private static void holds(Path page, String expected) throws IOException {
    if (WRITE) {
      Files.write(page, expected.getBytes(UTF_8));
    }
    assertThat(Files.readString(page))
        .as("run with -Dturnpike.docs.write=true to write %s", page)
        .isEqualTo(expected);
  }
}
