package io.turnpike.routing.dialects.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.UsageReport;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.usage.UsageReader;
import io.turnpike.routing.usage.RejectedUsage;
import io.turnpike.routing.usage.TokenUsage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageCountsTests {

  private final UsageCounts counts = new UsageCounts();

  @Test
  void countsWhatWasReadFromTheCacheAmongWhatWasRead() {
    counts.begin(
        usage(
            """
            {"input_tokens":10,"cache_read_input_tokens":5,"cache_creation_input_tokens":7,
             "cache_creation":{"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":4},
             "output_tokens":1}"""));
    counts.end(usage("{\"output_tokens\":9,\"output_tokens_details\":{\"thinking_tokens\":2}}"));

    assertThat(report()).isEqualTo(whole(new TokenUsage(10, 5, 3, 4, 7, 2, 0, 0, 0)));
    assertThat(counts.input()).isEqualTo(new TokenUsage(10, 5, 3, 4, 0, 0, 0, 0, 0));
    assertThat(counts.rejected()).isNull();
  }

  @Test
  void addsUpWritesThatAreCountedByHowLongTheyStayOnly() {
    counts.end(
        usage(
            """
            {"input_tokens":10,"output_tokens":1,
             "cache_creation":{"ephemeral_5m_input_tokens":3,"ephemeral_1h_input_tokens":4}}"""));

    assertThat(report()).isEqualTo(whole(new TokenUsage(10, 0, 3, 4, 1, 0, 0, 0, 0)));
  }

  /** A count that nobody gave is not nothing. */
  @Test
  void knowsNothingOfWhatWasReadWhenItIsNotTold() {
    counts.begin(usage("{\"output_tokens\":1}"));
    counts.end(usage("{\"output_tokens\":9}"));

    assertThat(report()).isEqualTo(new UsageReport(TokenUsage.of(0, 9), null, false, true));
    assertThat(counts.input()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "\"input_tokens\":-3,\"output_tokens\":9 | input_tokens | -3 | 0 | 0 | 9",
        "\"input_tokens\":3,\"output_tokens\":2.5 | output_tokens | 2.5 | 3 | 0 | 0",
        "\"input_tokens\":3,\"output_tokens\":9,\"cache_read_input_tokens\":\"x\""
            + "| cache_read_input_tokens | \"x\" | 0 | 0 | 9",
        "\"input_tokens\":-3,\"output_tokens\":9,\"cache_read_input_tokens\":2"
            + "| input_tokens | -3 | 0 | 2 | 9",
        "\"input_tokens\":3,\"output_tokens\":9,\"output_tokens_details\":{\"thinking_tokens\":-1}"
            + "| thinking_tokens | -1 | 3 | 0 | 9",
      })
  void oneOddCountLeavesTheOthersStanding(
      String usage, String field, String claimed, long input, long cached, long output) {
    counts.end(usage("{" + usage + "}"));

    assertThat(counts.rejected()).isEqualTo(new RejectedUsage(field, claimed));
    UsageReport report = report();
    assertThat(report.usage()).isEqualTo(new TokenUsage(input, cached, 0, 0, output, 0, 0, 0, 0));
    assertThat(report.inputCounted()).isEqualTo(input > 0);
    assertThat(report.outputCounted()).isEqualTo(output > 0);
  }

  @Test
  void saysNothingWhereNothingCanBe() {
    counts.end(usage("{\"input_tokens\":-3,\"output_tokens\":-9}"));

    assertThat(counts.canonical()).isNull();
    assertThat(counts.rejected()).isEqualTo(new RejectedUsage("input_tokens", "-3"));
  }

  private UsageReport report() {
    byte[] canonical = counts.canonical();
    return canonical == null ? UsageReport.NONE : UsageReader.of(canonical, 0, canonical.length);
  }

  private static UsageReport whole(TokenUsage usage) {
    return new UsageReport(usage, null);
  }

  private static @Nullable ObjectScan usage(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return ObjectScan.of(bytes, 0, bytes.length);
  }
}
