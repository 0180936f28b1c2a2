package io.turnpike.routing.dialects.texts.places;

import static io.turnpike.routing.guard.TextPart.Role.ASSISTANT;
import static io.turnpike.routing.guard.TextPart.Role.INPUT;
import static io.turnpike.routing.guard.TextPart.Role.OTHER;
import static io.turnpike.routing.guard.TextPart.Role.REASONING;
import static io.turnpike.routing.guard.TextPart.Role.SYSTEM;
import static io.turnpike.routing.guard.TextPart.Role.TOOL_CALL;
import static io.turnpike.routing.guard.TextPart.Role.TOOL_DEFINITION;
import static io.turnpike.routing.guard.TextPart.Role.TOOL_RESULT;
import static io.turnpike.routing.guard.TextPart.Role.USER;

import io.turnpike.routing.dialects.texts.places.Sense.Kind;
import io.turnpike.routing.guard.TextPart.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of all dialects mean to somebody who looks for text. A field that is not here is
 * text, so one that is forgotten is looked at; only settings are left out by name.
 */
final class Senses {

  private static final Sense UNKNOWN = new Sense(Kind.PLAIN, OTHER);

  /** At the top of a body. */
  private static final Map<String, Sense> TOP = new HashMap<>();

  /** Anywhere else in what an API defines. */
  private static final Map<String, Sense> INSIDE = new HashMap<>();

  /** In a JSON Schema. */
  private static final Map<String, Sense> SCHEMA = new HashMap<>();

  /** Fields that mean nothing to us, and are so frequent that they are worth being known. */
  private static final Set<String> COMMON =
      Set.of(
          "content",
          "text",
          "message",
          "name",
          "parts",
          "function",
          "description",
          "index",
          "usage");

  static {
    put(TOP, Kind.TURNS, USER, "messages", "contents", "chat_history");
    put(TOP, Kind.TURNS, INPUT, "input", "items");
    put(TOP, Kind.TURNS, ASSISTANT, "output", "item");
    put(TOP, Kind.PLAIN, SYSTEM, "system", "systemInstruction", "system_instruction");
    put(TOP, Kind.PLAIN, SYSTEM, "instructions", "additional_instructions", "preamble");
    put(TOP, Kind.PLAIN, INPUT, "prompt", "suffix", "requests", "query", "documents", "texts");
    put(TOP, Kind.PLAIN, INPUT, "inputs", "passages", "negative_prompt");
    put(TOP, Kind.PLAIN, ASSISTANT, "choices", "candidates", "prediction");
    put(TOP, Kind.PLAIN, ASSISTANT, "delta", "content_block", "part", "refusal");
    put(TOP, Kind.PLAIN, TOOL_DEFINITION, "tools", "functions");
    put(TOP, Kind.PLAIN, OTHER, "reasoning", "thinking", "error");
    put(TOP, Kind.BODY, null, "response");
    put(TOP, Kind.TOKENS, null, "words");

    put(INSIDE, Kind.TURNS, USER, "messages", "contents");
    put(INSIDE, Kind.PLAIN, SYSTEM, "system", "systemInstruction", "system_instruction");
    put(INSIDE, Kind.PLAIN, TOOL_DEFINITION, "tools", "functions");
    put(INSIDE, Kind.ROLE, null, "role");
    put(INSIDE, Kind.TYPE, null, "type");
    put(INSIDE, Kind.PLAIN, TOOL_CALL, "tool_calls", "function_call", "functionCall");
    put(INSIDE, Kind.PLAIN, TOOL_CALL, "executableCode", "executable_code");
    put(INSIDE, Kind.ARGUMENTS, TOOL_CALL, "arguments", "partial_json");
    put(INSIDE, Kind.FREE, TOOL_CALL, "args", "input");
    put(INSIDE, Kind.PLAIN, TOOL_RESULT, "functionResponse", "function_response", "output");
    put(INSIDE, Kind.PLAIN, TOOL_RESULT, "codeExecutionResult", "code_execution_result");
    put(INSIDE, Kind.FREE, null, "response", "variables");
    put(INSIDE, Kind.FREE, OTHER, "metadata", "labels");
    put(INSIDE, Kind.PLAIN, REASONING, "reasoning_content", "reasoning", "thinking");
    put(INSIDE, Kind.PLAIN, REASONING, "reasoning_details", "thinking_blocks", "reasoning_items");
    put(INSIDE, Kind.SCHEMA, null, "parameters", "schema", "input_schema", "inputSchema");
    put(INSIDE, Kind.SCHEMA, null, "output_schema", "outputSchema", "responseSchema");
    put(INSIDE, Kind.SCHEMA, null, "response_schema", "responseJsonSchema", "response_json_schema");
    put(INSIDE, Kind.SCHEMA, null, "parametersJsonSchema", "parameters_json_schema");
    put(INSIDE, Kind.TOKENS, null, "logprobs", "logprobsResult", "logprobs_result");
    put(INSIDE, Kind.MEDIA, null, "url", "image_url", "data", "file_data", "b64_json", "bytes");
    put(INSIDE, Kind.MEDIA, null, "embedding", "result", "partial_image_b64", "fileUri");
    put(INSIDE, Kind.SEALED, null, "signature", "encrypted_content", "encrypted_index");
    put(INSIDE, Kind.SEALED, null, "thoughtSignature", "thought_signature");
    put(INSIDE, Kind.SETTING, null, "id", "object", "model", "status", "phase", "detail", "format");
    put(INSIDE, Kind.SETTING, null, "finish_reason", "finishReason", "stop_reason", "obfuscation");
    put(INSIDE, Kind.SETTING, null, "call_id", "tool_call_id", "tool_use_id", "item_id", "file_id");
    put(INSIDE, Kind.SETTING, null, "response_id", "responseId", "previous_response_id");
    put(INSIDE, Kind.SETTING, null, "mime_type", "mimeType", "media_type", "encoding_format");
    put(INSIDE, Kind.SETTING, null, "system_fingerprint", "service_tier", "serviceTier");
    put(INSIDE, Kind.SETTING, null, "modelVersion", "model_version", "modalities", "include");
    put(INSIDE, Kind.SETTING, null, "tool_choice", "truncation", "verbosity", "effort");
    put(INSIDE, Kind.SETTING, null, "reasoning_effort", "response_format", "ttl", "mode");
    put(INSIDE, Kind.SETTING, null, "responseModalities", "taskType", "native_finish_reason");
    put(INSIDE, Kind.SETTING, null, "created_at", "provider", "timestamp");

    put(SCHEMA, Kind.SCHEMA_NAMES, null, "properties", "patternProperties", "dependentSchemas");
    put(SCHEMA, Kind.SCHEMA_NAMES, null, "$defs", "definitions");
    put(SCHEMA, Kind.FREE, null, "enum", "const", "default", "example", "examples", "required");
    put(SCHEMA, Kind.SETTING, null, "type", "format");
  }

  private Senses() {}

  /** All names that mean something. */
  static Set<String> words() {
    Set<String> words = new HashSet<>(TOP.keySet());
    words.addAll(INSIDE.keySet());
    words.addAll(SCHEMA.keySet());
    words.addAll(COMMON);
    return words;
  }

  /** Some words mean one thing in a request and another in what answers it. */
  static Sense top(String name, boolean answer) {
    return switch (name) {
      case "content", "message" -> new Sense(Kind.PLAIN, answer ? ASSISTANT : INPUT);
      case "text" -> answer ? new Sense(Kind.PLAIN, ASSISTANT) : UNKNOWN;
      default -> {
        Sense known = TOP.get(name);
        yield known == null ? INSIDE.getOrDefault(name, UNKNOWN) : known;
      }
    };
  }

  static Sense inside(String name) {
    return INSIDE.getOrDefault(name, Sense.PLAIN);
  }

  static Sense schema(String name) {
    return SCHEMA.getOrDefault(name, Sense.SCHEMA);
  }

  private static void put(
      Map<String, Sense> table, Kind kind, @Nullable Role role, String... names) {
    for (String name : names) {
      table.put(name, new Sense(kind, role));
    }
  }
}
