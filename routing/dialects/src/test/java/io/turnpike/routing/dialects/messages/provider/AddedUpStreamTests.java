package io.turnpike.routing.dialects.messages.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.Translation.StreamTranslation;
import io.turnpike.routing.dialects.messages.TranslationPairs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the deltas of a stream add up to, as clients add them, is what the whole answer says. */
class AddedUpStreamTests {

  private static final String THOUGHT =
      "{\"type\":\"thinking\",\"thinking\":\"I must look\",\"signature\":\"SIG1\"}";

  private static final List<String> EVENTS =
      List.of(
          "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"model\":\"c\"}}",
          "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"I must\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\" look\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"signature_delta\",\"signature\":\"SIG1\"}}",
          "{\"type\":\"content_block_stop\"}",
          "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"redacted_thinking\",\"data\":\"eA==\"}}",
          "{\"type\":\"content_block_stop\"}",
          "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"signature_delta\",\"signature\":\"SIG2\"}}",
          "{\"type\":\"content_block_stop\"}",
          "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"One mo\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"ment.\"}}",
          "{\"type\":\"content_block_stop\"}",
          "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look\",\"input\":{}}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"at\\\":\"}}",
          "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"1}\"}}",
          "{\"type\":\"content_block_stop\"}",
          "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}",
          "{\"type\":\"message_stop\"}");

  private static final String WHOLE =
      "{\"id\":\"m\",\"model\":\"c\",\"content\":["
          + THOUGHT
          + ",{\"type\":\"redacted_thinking\",\"data\":\"eA==\"}"
          + ",{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"SIG2\"}"
          + ",{\"type\":\"text\",\"text\":\"One moment.\"}"
          + ",{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look\",\"input\":{\"at\":1}}]}";

  @Test
  void isTheWholeMessage() {
    byte[] whole = new MessagesTranslation().answer(WHOLE.getBytes(UTF_8), TranslationPairs.NOW);

    assertThat(withoutIndexes(addedUp()))
        .isEqualTo(TranslationPairs.json(whole).path("choices").path(0).path("message"));
  }

  @Test
  void goesUpUnchanged() {
    assertThat(sentBack(addedUp())).isEqualTo(TranslationPairs.json(THOUGHT.getBytes(UTF_8)));
  }

  /** What a client made of it that does not know the slot, or collects lists end to end. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"SIG1\"}]",
        "[{\"index\":0,\"signature\":\"SIG1\"}]",
        "[{\"index\":0,\"type\":\"thinking\",\"thinking\":\"I must\"},{\"index\":0,\"thinking\":\" look\"},{\"index\":0,\"signature\":\"SIG1\"}]"
      })
  void goesUpWholeHoweverItWasPutTogether(String blocks) {
    ObjectNode message =
        (ObjectNode)
            TranslationPairs.json(("{\"thinking_blocks\":" + blocks + "}").getBytes(UTF_8));
    message.put("role", "assistant").put("content", "x").put("reasoning_content", "I must look");

    assertThat(sentBack(message)).isEqualTo(TranslationPairs.json(THOUGHT.getBytes(UTF_8)));
  }

  private static JsonNode sentBack(ObjectNode message) {
    byte[] body =
        ("{\"messages\":[{\"role\":\"user\",\"content\":\"Go\"},"
                + new String(TranslationPairs.write(message), UTF_8)
                + "]}")
            .getBytes(UTF_8);
    JsonNode told = TranslationPairs.json(new MessagesTranslation().request(body, null).body());
    return told.path("messages").path(1).path("content").path(0);
  }

  private static ObjectNode addedUp() {
    StreamTranslation stream = new MessagesTranslation().stream(TranslationPairs.NOW);
    ObjectNode sum = (ObjectNode) TranslationPairs.json("{}".getBytes(UTF_8));
    for (String event : EVENTS) {
      byte[] data = event.getBytes(UTF_8);
      for (byte[] frame : stream.frames(data, 0, data.length)) {
        String text = new String(frame, UTF_8);
        if (text.startsWith("data: {")) {
          add(TranslationPairs.json(text.substring(6).getBytes(UTF_8)), sum);
        }
      }
    }
    return sum;
  }

  private static void add(JsonNode chunk, ObjectNode sum) {
    if (chunk.path("choices").path(0).path("delta") instanceof ObjectNode delta) {
      addObject(delta, sum);
    }
  }

  /** As OpenAI's libraries do: texts one after the other, lists by the index of their elements. */
  private static void addObject(ObjectNode delta, ObjectNode sum) {
    delta
        .propertyStream()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (!sum.has(name) || List.of("index", "type").contains(name)) {
                sum.set(
                    name,
                    value instanceof ArrayNode list ? byIndex(list, list.arrayNode()) : value);
              } else if (value.isString()) {
                sum.put(name, sum.path(name).stringValue() + value.stringValue());
              } else if (value instanceof ArrayNode list) {
                byIndex(list, (ArrayNode) sum.path(name));
              } else if (value instanceof ObjectNode object) {
                addObject(object, (ObjectNode) sum.path(name));
              }
            });
  }

  private static ArrayNode byIndex(ArrayNode delta, ArrayNode sum) {
    for (JsonNode element : delta) {
      int index = element.path("index").intValue();
      assertThat(index).isLessThanOrEqualTo(sum.size());
      if (index == sum.size()) {
        sum.add(element);
      } else {
        addObject((ObjectNode) element, (ObjectNode) sum.path(index));
      }
    }
    return sum;
  }

  private static JsonNode withoutIndexes(ObjectNode message) {
    for (String list : List.of("thinking_blocks", "tool_calls")) {
      message.path(list).forEach(element -> ((ObjectNode) element).remove("index"));
    }
    return message;
  }
}
