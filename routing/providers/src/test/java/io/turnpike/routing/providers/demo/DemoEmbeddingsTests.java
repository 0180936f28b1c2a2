package io.turnpike.routing.providers.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoEmbeddingsTests {

  @Test
  void theSameTextHasTheSameVectorAlways() {
    JsonNode answer = answer("[\"red apples\",\"a  blue sea\",\"red apples\"]", "");

    assertThat(vector(answer, 0)).hasSize(256).isEqualTo(vector(answer, 2));
    assertThat(vector(answer, 1)).isNotEqualTo(vector(answer, 0));
    assertThat(dot(vector(answer, 0), vector(answer, 0))).isCloseTo(1, within(1e-5));
    assertThat(answer.at("/data/2/index").intValue()).isEqualTo(2);
    assertThat(answer.path("usage").toString())
        .isEqualTo("{\"prompt_tokens\":7,\"total_tokens\":7}");
  }

  @Test
  void textsThatShareWordsAreNear() {
    JsonNode answer = answer("[\"red apples\",\"Red pears\",\"a blue sea\"]", "");

    assertThat(dot(vector(answer, 0), vector(answer, 1)))
        .isGreaterThan(dot(vector(answer, 0), vector(answer, 2)) + 0.2);
  }

  @Test
  void numbersComePackedToWhoeverAsks() {
    JsonNode plain = answer("\"red apples\"", ",\"dimensions\":8");
    JsonNode packed = answer("\"red apples\"", ",\"dimensions\":8,\"encoding_format\":\"base64\"");

    byte[] bytes = Base64.getDecoder().decode(packed.at("/data/0/embedding").stringValue());
    float[] numbers = new float[8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    assertThat(numbers).isEqualTo(vector(plain, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2,3]", "[[1,2,3]]"})
  void takesTokens(String input) {
    JsonNode answer = answer(input, "");

    assertThat(answer.path("data").size()).isEqualTo(1);
    assertThat(answer.at("/usage/prompt_tokens").intValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"demo/echo\",\"input\":\"a\"}",
        "{\"model\":\"demo/embed\"}",
        "{\"model\":\"demo/embed\",\"input\":[]}",
        "{\"model\":\"demo/embed\",\"input\":[\"a\",\"\"]}",
        "{\"model\":\"demo/embed\",\"input\":\"a\",\"dimensions\":0}",
        "{\"model\":\"demo/embed\",\"input\":\"a\",\"dimensions\":3073}",
      })
  void refusesWhatItCannotEmbed(String body) {
    assertThatThrownBy(() -> DemoEmbeddings.read(body.getBytes(UTF_8)))
        .isInstanceOf(DemoRefusal.class);
  }

  private static JsonNode answer(String input, String more) {
    String body = "{\"model\":\"demo/embed\",\"input\":" + input + more + "}";
    return JsonMapper.shared().readTree(DemoEmbeddings.read(body.getBytes(UTF_8)).document());
  }

  private static float[] vector(JsonNode answer, int index) {
    JsonNode values = answer.at("/data/" + index + "/embedding");
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.path(i).floatValue();
    }
    return vector;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
