package io.turnpike.routing.providers.compatible;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTests {

  private static final String ENTRY =
      """
      word: acme
      title: Acme
      base_url: https://api.acme.example/v1
      documentation: https://docs.acme.example
      operations: [chat/completions]
      """;

  private final Vendors vendors = Vendors.found();

  @Test
  void thereAreMoreThanSeventy() {
    assertThat(vendors.list()).hasSizeGreaterThan(70);
  }

  @Test
  void nobodyIsKnownUnderTwoNamesThatAreTheSame() {
    List<String> words =
        vendors.list().stream()
            .flatMap(
                vendor ->
                    Stream.concat(
                        Stream.of(vendor.word()),
                        vendor.aliases().stream().map(Vendor.OtherWord::word)))
            .toList();

    assertThat(words).doesNotHaveDuplicates();
  }

  @Test
  void usageOfMoreThanTwelveVendorsIsGivenByExample() {
    assertThat(vendors.list().stream().filter(vendor -> !vendor.usage().isEmpty()))
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void aPolicyHasItsSource() {
    assertThat(vendors.list().stream().map(Vendor::dataPolicy).filter(it -> it != null))
        .isNotEmpty()
        .allSatisfy(policy -> assertThat(policy.source()).hasScheme("https"));
  }

  @Test
  void twoOfOneWordAreRefused() throws IOException {
    Vendor acme = read("makers/acme.yaml", ENTRY);

    assertThatThrownBy(() -> new Vendors(List.of(acme, acme))).hasMessageContaining("acme");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word: acme|word: other|word is not the file's name",
        "title: Acme|titel: Acme|titel",
        "title: Acme||title is missing",
        "https://api.acme|http://api.acme|neither https nor of the machine itself",
        "operations: [chat/completions]|operations: chat|operations",
        "title: Acme|title: [|in reader, line 2",
        "title: Acme|title: Acme\\nregion: EU|region is no region",
        "title: Acme|title: Acme\\ndata_policy: {zdr: true}|data_policy has no source",
        "title: Acme|title: Acme\\nparameters: [{renames: {a: b}}]|renames"
      })
  void aMistakeIsToldWithItsPlace(String right, String wrong, String told) {
    String entry = ENTRY.replace(right, wrong == null ? "" : wrong.replace("\\n", "\n"));

    assertThatThrownBy(() -> read("makers/acme.yaml", entry))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("vendors/makers/acme.yaml")
        .hasMessageContaining(told);
  }

  private static Vendor read(String place, String entry) throws IOException {
    return VendorFile.read(place, new ByteArrayInputStream(entry.getBytes(UTF_8)));
  }
}
