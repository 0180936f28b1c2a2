package io.turnpike.routing.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTests {

  private final Addresses addresses = new Addresses();

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "files => files",
        "files/a%20b%2Fc?x=1&y[]=2 => files/a%20b%2Fc?x=1&y%5B%5D=2",
        "a b|c#d^{e}\"<> => a%20b%7Cc%23d%5E%7Be%7D%22%3C%3E",
        "x%zz/100% => x%25zz/100%25",
        "\u00c3\u00bc/\u20ac => %C3%BC/%E2%82%AC",
        "x:y@z;a=b?q=a/b?c => x:y@z;a=b?q=a/b?c",
      })
  void holdWhatAddressesMayHold(String path, String written) {
    for (String base : new String[] {"https://h.example/v1", "https://h.example/v1/"}) {
      assertThat(addresses.below(URI.create(base), path).toString())
          .isEqualTo("https://h.example/v1/" + written);
    }
  }

  @ParameterizedTest
  @CsvSource({"10, true", "500, false"})
  void areRememberedWhereOthersAskForTheSame(int length, boolean remembered) {
    String path = "x".repeat(length);
    URI base = URI.create("https://h.example");

    boolean same = addresses.below(base, path) == addresses.below(base, path);
    assertThat(same).isEqualTo(remembered);
  }
}
