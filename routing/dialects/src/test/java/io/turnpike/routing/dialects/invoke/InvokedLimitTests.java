package io.turnpike.routing.dialects.invoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokedLimitTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "us.anthropic.claude-x | invoke | {'max_tokens':9} | 9",
        "anthropic.claude-x | invoke | {'max_gen_len':9} | -1",
        "meta.llama3-8b | invoke | {'max_tokens':1,'max_gen_len':9} | 9",
        "meta.llama3-8b | invoke | {'max_tokens':1} | -1",
        "amazon.nova-pro-v1:0 | invoke | {'inferenceConfig':{'maxTokens':3,'max_new_tokens':9}} | 9",
        "amazon.nova-pro-v1:0 | converse | {'inferenceConfig':{'maxTokens':9}} | 9",
        "acme.m | converse-stream | {'inferenceConfig':{'maxTokens':9}} | 9",
        "acme.m | converse | {'inferenceConfig':{'maxTokens':9},'additionalModelRequestFields':{}} | -1",
        "acme.m | converse | {'inferenceConfig':{'maxTokens':9,'max\\u0054okens':99}} | -1",
        "acme.m | converse | {'inferenceConfig':{'maxTokens':9,'maxTokens':null}} | -1",
        "amazon.titan-text-x | invoke | {'textGenerationConfig':{'maxTokenCount':9}} | 9",
        "amazon.titan-text-x | invoke"
            + " | {'textGenerationConfig':{'maxTokenCount':9,'maxTokenCount':99}} | -1",
        "cohere.command-text-v14 | invoke | {'max_tokens':9,'num_generations':1} | 9",
        "cohere.command-text-v14 | invoke | {'max_tokens':9,'num_generations':5} | -1",
        "acme.m | invoke | {'max_tokens':9} | -1",
        "anthropic.claude-x | invoke | {'max_tokens':-9} | -1",
        "anthropic.claude-x | invoke | [9] | -1",
      })
  void isWhatTheModelGoesBy(String model, String verb, String body, long limit) {
    byte[] json = body.replace('\'', '"').getBytes(UTF_8);

    assertThat(InvokedLimit.of(new ModelAddress(model, verb), model, json)).isEqualTo(limit);
  }
}
