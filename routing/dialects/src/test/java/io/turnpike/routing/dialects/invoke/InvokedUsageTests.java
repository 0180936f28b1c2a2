package io.turnpike.routing.dialects.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.usage.TokenUsage;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokedUsageTests {

  private static final String INPUT = "x-amzn-bedrock-input-token-count";
  private static final String OUTPUT = "x-amzn-bedrock-output-token-count";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'usage':{'input_tokens':3,'output_tokens':4,'cache_read_input_tokens':5}} | 3 | 5 | 4",
        "{'usage':{'prompt_tokens':8,'completion_tokens':4,"
            + "'prompt_tokens_details':{'cached_tokens':5}}} | 3 | 5 | 4",
        "{'usage':{'inputTokens':3,'outputTokens':4,'cacheReadInputTokens':5}} | 3 | 5 | 4",
        "{'usage':{'inputTokens':3,'outputTokens':4,'cacheReadInputTokenCount':5}} | 3 | 5 | 4",
        "{'embedding':[1],'inputTextTokenCount':3} | 3 | 0 | 0",
        "{'embeddingsByType':{'float':[1]},'inputTextTokenCount':3} | 3 | 0 | 0",
      })
  void isReadInTheWordsOfAnyModel(String answer, long input, long cached, long output) {
    UsageReport report = InvokedUsage.of(scan(answer)).report();

    assertThat(report.isWhole()).isTrue();
    assertThat(report.usage()).isEqualTo(new TokenUsage(input, cached, 0, 0, output, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'generation':'Yes.'}",
        "{'images':['iVBOR']}",
        "{'usage':{}}",
        "{'inputTextTokenCount':5,'results':[{'tokenCount':4}]}",
        "{'embedding':[1],'inputTextTokenCount':0}",
        "{'inputTokens':3,'outputTokens':4}",
      })
  void isNotThereWhereNobodyCounts(String answer) {
    assertThat(InvokedUsage.of(scan(answer)).report().usage()).isNull();
  }

  @Test
  void anEmbeddingCountsWhatItReadAlone() {
    UsageReport report = InvokedUsage.ofHeaders(Map.of(INPUT, "3")::get);

    assertThat(report.usage()).isEqualTo(TokenUsage.of(3, 0));
    assertThat(report.isWhole()).isTrue();
  }

  @Test
  void aPictureCountsNothing() {
    assertThat(InvokedUsage.ofHeaders(Map.of(INPUT, "0", OUTPUT, "0")::get).usage()).isNull();
    assertThat(InvokedUsage.ofHeaders(_ -> null)).isEqualTo(UsageReport.NONE);
  }

  @Test
  void whatIsNoCountIsTold() {
    UsageReport report = InvokedUsage.ofHeaders(Map.of(INPUT, "3", OUTPUT, "many")::get);

    assertThat(report.isWhole()).isFalse();
    assertThat(report.outputCounted()).isFalse();
    assertThat(Objects.requireNonNull(report.rejected()).claimed()).isEqualTo("many");
  }

  private static ObjectScan scan(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
    return Objects.requireNonNull(ObjectScan.of(bytes, 0, bytes.length));
  }
}
