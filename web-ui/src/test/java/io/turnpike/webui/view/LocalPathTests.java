package io.turnpike.webui.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTests {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/logs", "/logs?team=a&from=24h", "/configs/first-call?version=2"})
  void pathsOfThisConsoleAreKept(String path) {
    assertThat(LocalPath.orElse(path, "/overview")).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "logs",
        "//evil.test",
        "/\\evil.test",
        "https://evil.test",
        "/a\nb",
        "/{x}",
        "/\t/evil"
      })
  void whatMayBeAnotherSiteIsNot(String path) {
    assertThat(LocalPath.orElse(path, "/overview")).isEqualTo("/overview");
  }
}
