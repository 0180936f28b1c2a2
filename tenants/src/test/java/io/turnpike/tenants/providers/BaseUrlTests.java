package io.turnpike.tenants.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTests {

  private static final URI OPENAI = URI.create("https://api.openai.com/v1");
  private static final URI ANTHROPIC = URI.create("https://api.anthropic.com/v1");
  private static final URI GROQ = URI.create("https://api.groq.com/openai/v1");

  @ParameterizedTest
  @CsvSource({
    "https://api.openai.com/v1/chat/completions, https://api.openai.com/v1",
    "https://api.openai.com/v1/chat/completions/, https://api.openai.com/v1",
    "https://llm.example.com/v1//embeddings, https://llm.example.com/v1",
    "https://llm.example.com/v1/completions, https://llm.example.com/v1",
    "https://llm.example.com/v1/responses, https://llm.example.com/v1",
    "https://llm.example.com/v1/Messages, https://llm.example.com/v1",
    "https://llm.example.com/v1/messages/count_tokens, https://llm.example.com/v1",
    "HTTP://LOCALHOST:8000/chat/completions, HTTP://LOCALHOST:8000",
  })
  void cutsOffAnOperation(String pasted, String meant) {
    BaseUrl mended = BaseUrl.of("  " + pasted + " ", null);

    assertThat(mended.url()).isEqualTo(meant);
    assertThat(mended.mended()).contains("was cut off");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.anthropic.com, https://api.anthropic.com/v1",
    "https://api.anthropic.com/, https://api.anthropic.com/v1",
    "https://api.deepseek.com/anthropic, https://api.deepseek.com/anthropic/v1",
    "https://api.anthropic.com/messages, https://api.anthropic.com/v1",
  })
  void addsTheVersion(String pasted, String meant) {
    BaseUrl mended = BaseUrl.of(pasted, ANTHROPIC);

    assertThat(mended.url()).isEqualTo(meant);
    assertThat(mended.mended()).contains("\"/v1\" was added");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.groq.com, https://api.groq.com/openai/v1",
    "https://proxy.example.com/openai, https://proxy.example.com/openai/v1",
  })
  void addsAsMuchOfTheOwnPathAsIsMissing(String pasted, String meant) {
    assertThat(BaseUrl.of(pasted, GROQ).url()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.openai.com/v1",
        "https://api.openai.com/v1///",
        "https://gateway.example.com/v1/account/openai",
        "https://llm.example.com/v1beta/openai",
        "https://llm.example.com/v1?api-version=2024-06-01",
        "https://x.services.example.com/v1/models",
        "no url",
        "os.environ/LOCAL_URL",
        "ftp://example.com/chat/completions",
        "",
      })
  void leavesTheRestAlone(String pasted) {
    assertThat(BaseUrl.of(" " + pasted, OPENAI)).isEqualTo(new BaseUrl(pasted, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1234", "http://localhost:8000/llm/"})
  void knowsNoVersionOfAServerThatCanBeAnywhere(String pasted) {
    assertThat(BaseUrl.of(pasted, null)).isEqualTo(new BaseUrl(pasted, ""));
  }
}
