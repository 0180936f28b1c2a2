package io.turnpike.routing.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.matrix.MatrixClient;
import io.turnpike.routing.dialects.matrix.MatrixProvider;
import io.turnpike.routing.dialects.matrix.PageTable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A way in which a provider is spoken to: a type of connection, where it keeps what it is asked
 * for, and by which credential. Which words go over it, whoever asks, is said by {@code
 * docs/dialects.md}.
 */
enum Wire {
  OPENAI("openai", "/v1", "m-1"),
  OPENAI_RESPONSES("openai", "/v1", "m-bridge"),
  OPENAI_COMPATIBLE("openai-compatible", "/v1", "m-1"),
  AZURE("azure-openai", "", "m-1"),
  AZURE_DEPLOYMENTS("azure-openai", "", "m-1"),
  MISTRAL("mistral", "/v1", "m-1"),
  WRITER("writer", "/v1", "m-1"),
  ANTHROPIC("anthropic", "/v1", "m-1"),
  VERTEX_CLAUDE("vertex", "", "claude-m"),
  BEDROCK_CLAUDE("bedrock", "", "anthropic.claude-m"),
  GEMINI("gemini", "/v1beta", "m-1"),
  GEMINI_OPENAI("gemini", "/v1beta/openai", "m-1"),
  VERTEX("vertex", "", "m-1"),
  BEDROCK("bedrock", "", "m-1"),
  COHERE("cohere", "", "m-1"),
  COHERE_OPENAI("cohere", "/compatibility/v1", "m-1");

  static final String KEY = "wire-canary-0123456789";

  private static final Pattern CALL = Pattern.compile("call_[a-z]\\d*");

  /** Models that are asked for by OpenAI's Responses API, whoever asks. */
  static final String BRIDGED =
      """
      {"rules": [{"models": ["m-bridge"], "types": ["openai"], "source": "a test",
        "responses": {"when": "always"}}]}
      """;

  final String type;
  final String base;
  final String model;

  Wire(String type, String base, String model) {
    this.type = type;
    this.base = base;
    this.model = model;
  }

  /** As the page calls it. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  boolean isNamedByItsWords() {
    return Arrays.stream(MatrixProvider.values()).anyMatch(it -> it.word().equals(word()));
  }

  Map<String, String> settings() {
    return switch (this) {
      case AZURE_DEPLOYMENTS -> Map.of("deployments", "{\"m-1\":\"d-1\"}");
      case VERTEX, VERTEX_CLAUDE -> Map.of("project", "p-1", "location", "europe-west1");
      case BEDROCK, BEDROCK_CLAUDE -> Map.of("region", "us-east-1");
      default -> Map.of();
    };
  }

  boolean isBedrock() {
    return this == BEDROCK || this == BEDROCK_CLAUDE;
  }

  /** Whose words go over it for a client, as the page says. */
  MatrixProvider spoken(MatrixClient client) {
    List<String> row =
        PageTable.rows("wires").stream()
            .filter(it -> it.getFirst().equals(word()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("docs/dialects.md has no wire " + word()));
    return MatrixProvider.valueOf(row.get(2 + client.ordinal()).toUpperCase(Locale.ROOT));
  }

  /** Where it is asked, with the query. */
  String path(MatrixProvider spoken, boolean stream) {
    return switch (this) {
      case OPENAI, OPENAI_RESPONSES, OPENAI_COMPATIBLE, MISTRAL -> "/v1/" + openAis(spoken);
      case AZURE -> "/openai/v1/" + openAis(spoken);
      case AZURE_DEPLOYMENTS -> "/openai/deployments/d-1/chat/completions?api-version=2024-10-21";
      case WRITER -> "/v1/chat";
      case ANTHROPIC -> "/v1/messages";
      case VERTEX_CLAUDE -> vertex("anthropic") + (stream ? ":streamRawPredict" : ":rawPredict");
      case BEDROCK_CLAUDE, BEDROCK -> "/model/" + model + "/" + bedrocks(spoken, stream);
      case GEMINI -> "/v1beta/models/m-1" + generate(stream);
      case GEMINI_OPENAI -> "/v1beta/openai/chat/completions";
      case VERTEX -> vertex("google") + generate(stream);
      case COHERE -> "/v2/chat";
      case COHERE_OPENAI -> "/compatibility/v1/chat/completions";
    };
  }

  /** Whether a field of the body stands in the address, or has another value than the rest. */
  boolean saysElsewhere(String place) {
    return switch (place) {
      case "/model" -> !model.equals("m-1");
      case "/stream" -> this == BEDROCK_CLAUDE;
      default -> false;
    };
  }

  /** A value as this wire has it: Mistral takes no ids of calls but of nine letters and digits. */
  JsonNode says(JsonNode value) {
    return this == MISTRAL && value.isString()
        ? StringNode.valueOf(
            CALL.matcher(value.stringValue())
                .replaceAll(call -> digest(call.group()).substring(0, 9)))
        : value;
  }

  private static String digest(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException noJava) {
      throw new IllegalStateException(noJava);
    }
  }

  private static String openAis(MatrixProvider spoken) {
    return spoken == MatrixProvider.BRIDGE ? "responses" : "chat/completions";
  }

  private static String bedrocks(MatrixProvider spoken, boolean stream) {
    return spoken == MatrixProvider.ANTHROPIC
        ? stream ? "invoke-with-response-stream" : "invoke"
        : stream ? "converse-stream" : "converse";
  }

  private String vertex(String publisher) {
    return "/v1/projects/p-1/locations/europe-west1/publishers/" + publisher + "/models/" + model;
  }

  private static String generate(boolean stream) {
    return stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
  }

  /** The header in which its credential is sent, or signed with. */
  String credential() {
    return switch (this) {
      case AZURE, AZURE_DEPLOYMENTS -> "api-key";
      case ANTHROPIC -> "x-api-key";
      case GEMINI, VERTEX, VERTEX_CLAUDE -> "x-goog-api-key";
      default -> "authorization";
    };
  }
}
