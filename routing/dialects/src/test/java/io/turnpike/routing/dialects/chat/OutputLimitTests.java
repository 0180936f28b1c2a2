package io.turnpike.routing.dialects.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.plan.InvalidEvents;
import io.turnpike.routing.plan.Requirements;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import io.turnpike.routing.plan.Timeouts;
import java.util.List;
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
        "'\"max_tokens\":7,'      | override max_tokens=2            | 2",
        "'\"max_tokens\":7,'      | override n=2                     | 14",
        "'\"max_tokens\":7,'      | default max_tokens=2             | 7",
        "''                       | default max_tokens=2             | 2",
        "'\"max_tokens\":7,'      | drop max_tokens                  | -1",
        "'\"max_tokens\":7,'      | override max_completion_tokens=9 | 9",
        "'\"max_tokens\":99999999999999999999999999999,' | '' | 9223372036854775807",
        "'\"max_tokens\":9999999999999999,\"n\":128,'    | '' | 9223372036854775807",
      })
  void isWhatTheProviderIsTold(String fields, String rule, long tokens) {
    ChatRequest body =
        ChatRequest.of(
            ChatFixture.COMPLETIONS,
            ("{\"model\":\"m\"," + fields + "\"messages\":[]}").getBytes(UTF_8));

    assertThat(body.totalOutputLimit(target(rule))).isEqualTo(tokens);
  }

  /** Written as what a config does to one parameter, or nothing. */
  private static Target target(String rule) {
    String[] words = rule.split("[ =]");
    List<Override> given = words.length < 3 ? List.of() : List.of(parameter(words[1], words[2]));
    return new Target(
        "",
        null,
        "p",
        words[0].equals("override") ? given : List.of(),
        words[0].equals("default") ? given : List.of(),
        words[0].equals("drop") ? List.of(words[1]) : List.of(),
        Timeouts.DEFAULT,
        Retry.NONE,
        null,
        Requirements.NONE,
        List.of(),
        InvalidEvents.DROP,
        null);
  }

  private static Override parameter(String field, String json) {
    return new Override(field, json.getBytes(UTF_8), null);
  }
}
