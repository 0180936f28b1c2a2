package io.turnpike.routing.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.RoutePlan.Target;
import io.turnpike.routing.config.DocumentLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputLimitTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                              | ''                           | -1",
        "'\"max_tokens\":7,'                             | ''                           | 7",
        "'\"max_completion_tokens\":7,'                  | ''                           | 7",
        "'\"max_completion_tokens\":7,\"max_tokens\":9,' | ''                           | 9",
        "'\"max_tokens\":null,'                          | ''                           | -1",
        "'\"max_tokens\":-3,'                            | ''                           | -1",
        "'\"max_tokens\":7,\"n\":3,'                     | ''                           | 21",
        "'\"max_tokens\":7,\"n\":0,'                     | ''                           | 7",
        "'\"max_tokens\":7,'      | '\"override_params\":{\"max_tokens\":2}'            | 2",
        "'\"max_tokens\":7,'      | '\"override_params\":{\"n\":2}'                     | 14",
        "'\"max_tokens\":7,'      | '\"default_params\":{\"max_tokens\":2}'             | 7",
        "''                       | '\"default_params\":{\"max_tokens\":2}'             | 2",
        "'\"max_tokens\":7,'      | '\"drop_params\":[\"max_tokens\"]'                  | -1",
        "'\"max_tokens\":7,'      | '\"override_params\":{\"max_completion_tokens\":9}' | 9",
        "'\"max_tokens\":99999999999999999999999999999,' | '' | 9223372036854775807",
        "'\"max_tokens\":9999999999999999,\"n\":128,'    | '' | 9223372036854775807",
      })
  void isWhatTheProviderIsTold(String fields, String node, long tokens) {
    RequestScan body =
        RequestScan.of(("{\"model\":\"m\"," + fields + "\"messages\":[]}").getBytes(UTF_8));

    assertThat(OutputLimit.ofAll(body, target(node))).isEqualTo(tokens);
  }

  private static Target target(String node) {
    String more = node.isEmpty() ? "" : "," + node;
    return (Target) DocumentLanguage.compiled("{\"provider\":\"@p\"" + more + "}");
  }
}
