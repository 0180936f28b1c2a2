package io.turnpike.routing.providers.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.FailureClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What vendors and servers say when a prompt does not fit, and what only sounds like it. */
class PromptTooLongTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          OpenAI, chat        | 400 | context_length_exceeded | This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens.
          OpenAI, older       | 400 | | This model's maximum context length is 4097 tokens. However, you requested 5000 tokens (1000 in the messages, 4000 in the completion).
          OpenAI, responses   | 400 | | Your input exceeds the context window of this model. Please adjust your input and try again.
          Anthropic           | 400 | | prompt is too long: 210000 tokens > 200000 maximum
          Anthropic, both     | 400 | | input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000, decrease input length or `max_tokens` and try again
          Anthropic, bytes    | 413 | request_too_large | Request exceeds the maximum size
          Google              | 400 | | The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).
          Vertex              | 400 | | Unable to submit request because the input token count is 40000 but model only supports up to 32768.
          Mistral             | 400 | | Prompt contains 40000 tokens and 0 draft tokens, too large for model with 32768 maximum context length
          Cohere              | 400 | | too many tokens: total number of tokens in the prompt cannot exceed 4081 - received 5000.
          Cohere, newer       | 400 | | too many tokens: size limit exceeded by 11326 tokens. Try using shorter or fewer inputs.
          Groq                | 400 | | Please reduce the length of the messages or completion.
          Groq, by the minute | 413 | rate_limit_exceeded | Request too large for model in organization on tokens per minute (TPM): Limit 6000, Requested 7000
          Cerebras            | 400 | | Please reduce the length of the messages or completion. Current length is 9000 while limit is 8192
          Together            | 422 | | Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000 `inputs` tokens and 100 `max_new_tokens`
          Fireworks           | 400 | | The prompt is too long: 140000, model maximum context length: 131071
          DeepSeek            | 400 | | This model's maximum context length is 65536 tokens. However, you requested 70000 tokens. Please reduce the length of the messages or completion.
          xAI                 | 400 | | This model's maximum prompt length is 131072 but the request contains 140000 tokens.
          Bedrock             | 400 | | Input is too long for requested model.
          Bedrock, embeddings | 400 | | Too many input tokens. Max input tokens: 8192, request input token count: 9000
          vLLM                | 400 | | This model's maximum context length is 4096 tokens. However, you requested 5000 tokens in the messages. Please reduce the length of the messages.
          vLLM, decoder       | 400 | | The decoder prompt (length 9000) is longer than the maximum model length of 4096.
          vLLM, older         | 400 | | The prompt (total length 5000) is too long to fit into the model (context length 4096).
          llama.cpp           | 400 | exceed_context_size_error | request (12431 tokens) exceeds the available context size (8192 tokens), try increasing it
          llama.cpp, older    | 500 | | the request exceeds the available context size. try increasing the context size or enable context shift
          llama.cpp, batch    | 500 | | input is too large to process. increase the physical batch size: the input is too large to process
          Ollama              | 400 | | the input length exceeds the context length
          Ollama, embeddings  | 400 | | input length exceeds maximum context length
          LM Studio           | 400 | | Trying to keep the first 5000 tokens when context the overflows. However, the model is loaded with context length of only 4096 tokens
          LM Studio, newer    | 400 | | The number of tokens to keep from the initial prompt is greater than the context length.
          TGI                 | 422 | | Input validation error: `inputs` must have less than 1024 tokens. Given: 2048
          SGLang              | 400 | | The input (5000 tokens) is longer than the model's context length (4096 tokens).
          SGLang, both        | 400 | | Requested token count exceeds the model's maximum context length of 4096 tokens.
          TensorRT-LLM        | 400 | | Prompt length (5000) exceeds maximum input length (4096).
          OpenRouter          | 400 | | This endpoint's maximum context length is 131072 tokens. However, you requested about 150000 tokens
          GitHub              | 413 | tokens_limit_reached | Request body too large. Max size: 8000 tokens.
          Copilot             | 400 | model_max_prompt_tokens_exceeded | prompt token count of 70000 exceeds the limit of 64000
          Moonshot            | 400 | | Invalid request: Your request exceeded model token limit: 131072 (requested: 150000)
          Z.ai                | 400 | 1261 | Prompt exceeds max length
          DashScope           | 400 | | Range of input length should be [1, 30720]
          MiniMax             | 400 | | invalid params, context window exceeds limit (2013)
          Cloudflare          | 400 | | The estimated number of input and maximum output tokens (9000) exceeded this model context window limit (8192).
          watsonx             | 400 | | the number of input tokens 5000 cannot exceed the total tokens limit 4096 for this model
          LiteLLM             | 400 | | litellm.ContextWindowExceededError: OpenAIException
          """)
  void isThePrompt(String who, int status, String code, String message) {
    assertThat(means(status, code, null, message)).as(who).isEqualTo(FailureClass.CONTEXT_LENGTH);
  }

  @ParameterizedTest(name = "{2}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          string_above_max_length    | Invalid 'tools[0].function.name': string too long. Expected a string with maximum length 64. | tools[0].function.name
          string_above_max_length    | Invalid 'user': string too long. Expected a string with maximum length 64. | user
          string_above_max_length    | Invalid 'metadata.a': string too long. | metadata.a
          string_above_max_length    | A string is too long.                                              |
          array_above_max_length     | Invalid 'tools': array too long. Expected an array with maximum length 128. | tools
          invalid_value              | max_tokens is too large: 100000. This model supports at most 16384 completion tokens. | max_tokens
                                     | max_tokens: 100000 > 8192, which is the maximum allowed number of output tokens |
                                     | 'max_tokens' or 'max_completion_tokens' is too large: 9000. This model's maximum context length is 8192 tokens and your request has 100 input tokens. |
                                     | messages.0.content.0.image.source.base64: image exceeds 5 MB maximum |
                                     | Invalid 'stop': too many stop sequences, expected at most 4         | stop
                                     | Invalid 'prompt_cache_key': string too long                         | prompt_cache_key
                                     | tools.0.name: String should have at most 128 characters             |
          """)
  void isSomethingElse(String code, String message, String param) {
    assertThat(means(400, code, param, message)).isEqualTo(FailureClass.BAD_REQUEST);
  }

  private static FailureClass means(int status, String code, String param, String message) {
    ObjectNode document = JSON.createObjectNode();
    document
        .putObject("error")
        .put("message", message)
        .put("type", "odd_error")
        .put("param", param)
        .put("code", code);
    return Refusals.of(status, document.toString().getBytes(UTF_8)).failure();
  }
}
