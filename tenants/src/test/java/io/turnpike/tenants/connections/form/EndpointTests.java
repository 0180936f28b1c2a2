package io.turnpike.tenants.connections.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.tenants.input.Mistakes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTests {

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1, https://api.openai.com/v1",
    "HTTPS://API.Example.com:443/v1///, https://api.example.com/v1",
    "https://llm.example.com:8443/, https://llm.example.com:8443",
    "http://localhost:11434/v1, http://localhost:11434/v1",
    "http://127.0.0.1:80/v1, http://127.0.0.1/v1",
    "http://[::1]:8000/v1, http://[::1]:8000/v1",
    "http://ollama:11434/v1, http://ollama:11434/v1",
    "http://10.1.2.3/v1, http://10.1.2.3/v1",
    "http://[fd00::1]/v1, http://[fd00::1]/v1",
    "http://gpu.home.arpa/v1, http://gpu.home.arpa/v1",
    "http://host.docker.internal:8000/v1, http://host.docker.internal:8000/v1",
  })
  void hasOneSpelling(String given, String url) {
    Mistakes mistakes = new Mistakes();
    Endpoint endpoint = Endpoint.of(given, mistakes);
    mistakes.refuse();
    assertThat(endpoint).isNotNull();
    assertThat(endpoint.url()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "example.com/v1",
        "https://",
        "https:///v1",
        "https://user:hunter2@example.com",
        "https://hunter2@example.com",
        "https://example.com/v1?key=hunter2",
        "https://example.com/v1#hunter2",
        "https://example.com:0/v1",
        "https://example.com:65536/v1",
        "https://example.com/a/../b",
        "https://example.com/a//b",
        "https://exa mple.com/",
        "https://exa\r\nmple.com/",
        "https://example.com\\@evil.example/",
        "http://example.com/v1",
        "http://8.8.8.8/v1",
        "http://[2001:db8::1]/v1",
        "http://localhost.example.com/v1",
        "http://169.254.169.254/latest",
        "http://2130706433/",
        "https://0xa9fea9fe/",
        "https://0x7f000001",
        "https://0x",
        "https://2852039166/v1",
        "https://0251.254.169.254/v1",
        "https://012.0.0.1/v1",
        "https://0177.0.0.1",
        "https://127.1/v1",
        "https://10.0.0.256/v1",
        "https://1.2.3.4.5/v1",
        "https://10.0.0.5./v1",
        "https://example.0x10/v1",
        "https://[fe80::1%25eth0]/v1",
        "https://[fe80::1%eth0]/v1",
        "https://metadata.google.internal/computeMetadata/v1",
        "https://METADATA.google.internal./",
        "https://metadata/v1",
        "http://metadata.goog",
        "http://instance-data/latest",
      })
  void refusesWhatAKeyShouldNotBeSentTo(String given) {
    assertThat(fault(given)).startsWith("/base_url ").doesNotContain("hunter2");
  }

  @Test
  void refusesAnEndlessUrl() {
    assertThat(fault("https://example.com/" + "a".repeat(2_000))).contains("2000");
  }

  @Test
  void refusesAnEndlessHost() {
    String host = "abcdefg.".repeat(32) + "example";

    assertThat(fault("https://" + host + "/v1")).contains("253");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://0x.ai/v1",
        "https://1.1.1.1/v1",
        "https://a0x1/v1",
        "https://[2606:4700::1111]/v1",
        "https://metadata.example.com/v1"
      })
  void takesWhatOnlyLooksLikeIt(String given) {
    assertThat(Endpoint.of(given, new Mistakes())).isNotNull();
  }

  @Test
  void plainHttpToAPublicHostIsExplained() {
    assertThat(fault("http://example.com/v1")).contains("https").contains("could be read");
  }

  @Test
  void theOriginHasSchemeHostAndPort() {
    assertThat(origin("https://example.com/v1"))
        .isEqualTo(origin("https://EXAMPLE.com:443/v2/"))
        .isNotEqualTo(origin("https://example.com:444/v1"))
        .isNotEqualTo(origin("https://example.org/v1"));
    assertThat(origin("http://localhost:8000")).isNotEqualTo(origin("https://localhost:8000"));
  }

  private static String origin(String url) {
    Endpoint endpoint = Endpoint.of(url, new Mistakes());
    assertThat(endpoint).isNotNull();
    return endpoint.origin();
  }

  private static String fault(String given) {
    Mistakes mistakes = new Mistakes();
    assertThat(Endpoint.of(given, mistakes)).isNull();
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, mistakes::refuse);
    assertThat(refusal.mistakes()).hasSize(1);
    var mistake = refusal.mistakes().getFirst();
    return mistake.pointer() + " " + mistake.message();
  }
}
