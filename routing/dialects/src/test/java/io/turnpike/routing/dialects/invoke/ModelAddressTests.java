package io.turnpike.routing.dialects.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAddressTests {

  @ParameterizedTest
  @CsvSource({
    "model/amazon.nova-pro-v1%3A0/invoke, amazon.nova-pro-v1:0, invoke, false",
    "model/eu.amazon.nova-pro-v1:0/converse, eu.amazon.nova-pro-v1:0, converse, false",
    "model/a+b/converse-stream, a+b, converse-stream, true",
    "model/a%/invoke, a%, invoke, false",
    "model/aws%2Fm/invoke-with-response-stream, aws/m, invoke-with-response-stream, true",
    "model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A1%3Ainference-profile%2Feu.m/invoke,"
        + " arn:aws:bedrock:eu-central-1:1:inference-profile/eu.m, invoke, false",
    "model/arn:aws:bedrock:us-east-1::foundation-model/m/invoke,"
        + " arn:aws:bedrock:us-east-1::foundation-model/m, invoke, false",
  })
  void hasTheModelDecoded(String path, String model, String verb, boolean streamed) {
    ModelAddress address = Objects.requireNonNull(ModelAddress.of(path));

    assertThat(address).isEqualTo(new ModelAddress(model, verb));
    assertThat(address.isStreamed()).isEqualTo(streamed);
    assertThat(address.name()).isEqualTo("model/{id}/" + verb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model/m", "model//invoke", "model/m/invoke/x", "models/m/invoke", "x"})
  void isNoneElsewhere(String path) {
    assertThat(ModelAddress.of(path)).isNull();
  }
}
