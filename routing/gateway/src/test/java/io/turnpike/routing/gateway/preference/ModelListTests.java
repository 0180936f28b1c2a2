package io.turnpike.routing.gateway.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.GatewayFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelListTests {

  @ParameterizedTest
  @ValueSource(strings = {"gpt", "eu/gpt", "~claude-sonnet", "@eu/gpt", "llama3:8b", "a!b"})
  void aModelIsNoList(String model) {
    assertThat(ModelList.isOne(model)).isFalse();
  }

  @Test
  void keepsTheOrderAndNoNameTwice() {
    ModelList list = ModelList.of("b, a ,b,eu/c");

    assertThat(list.models()).containsExactly("b", "a", "eu/c");
    assertThat(list.excluded()).isEmpty();
  }

  @Test
  void leavesOutWhatStandsBehindAnExclamationMark() {
    ModelList list = ModelList.of("!openai,a,! eu,b");

    assertThat(list.models()).containsExactly("a", "b");
    assertThat(list.excluded()).containsExactly("openai", "eu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,,b | empty place",
        "a, | empty place",
        "!,a | no provider behind it",
        "!openai | names no model",
        "a,b,c,d,e,f,g,h,i,j,k | more than 10",
      })
  void saysWhatIsWrong(String written, String said) {
    assertThatThrownBy(() -> ModelList.of(written))
        .isInstanceOf(GatewayFailure.class)
        .hasMessageContaining("\"model\"")
        .hasMessageContaining(said);
  }
}
