package io.turnpike.routing.dialects.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.json.ObjectScan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In documents single quotes stand for double ones. */
class SaidWordsTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{'content':'a\\n'} | 'a\\n' | -",
        "{'content':'','reasoning_content':'hm'} | - | 'hm'",
        "{'content':null,'reasoning':'hm'} | - | 'hm'",
        "{'reasoning_content':'hm','reasoning':'hm'} | - | 'hm'",
        "{'content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]} | 'ab' | -",
        "{'content':[{'type':'thinking','thinking':[{'type':'text','text':'h'},{'type':'text','text':'m'}]},"
            + "{'type':'text','text':'a'}]} | 'a' | 'hm'",
        "{'content':[{'type':'thinking','thinking':[{'type':'text','text':''}]}]} | - | -",
        "{} | - | -",
      })
  void textsAndThoughtsAreFoundWhereverTheyStand(
      String said, @Nullable String text, @Nullable String thought) {
    ObjectScan scan = scan(said);

    assertThat(json(SaidWords.text(scan))).isEqualTo(text);
    assertThat(json(SaidWords.thought(scan))).isEqualTo(thought);
  }

  private static ObjectScan scan(String json) {
    byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
    return requireNonNull(ObjectScan.of(bytes, 0, bytes.length));
  }

  private static @Nullable String json(byte @Nullable [] quoted) {
    return quoted == null ? null : new String(quoted, UTF_8).replace('"', '\'');
  }
}
