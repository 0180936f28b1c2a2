package io.turnpike.routing.dialects.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestBody;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamDropsTests {

  private static final String BODY =
      "{'n':1.50,'tools':[{'x':1,'function':{'strict':true,'name':'f'}},{'x':2,'function':{}}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "n | {'tools':[{'x':1,'function':{'strict':true,'name':'f'}},{'x':2,'function':{}}]}",
        "tools[*].function.strict |"
            + " {'n':1.50,'tools':[{'x':1,'function':{'name':'f'}},{'x':2,'function':{}}]}",
        "tools[0].x |"
            + " {'n':1.50,'tools':[{'function':{'strict':true,'name':'f'}},{'x':2,'function':{}}]}",
        "tools[1] | {'n':1.50,'tools':[{'x':1,'function':{'strict':true,'name':'f'}}]}",
        "tools[*] | {'n':1.50,'tools':[]}"
      })
  void leavesOutWhatAPathNames(String path, String left) {
    assertThat(without(path)).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource({"missing", "n.deeper", "tools.x", "tools[7].x", "tools[*].no.such", "n[0]"})
  void doesNotMissWhatIsNotThere(String path) {
    assertThat(without(path)).isEqualTo(BODY);
  }

  @Test
  void leavesABodyAloneWithoutPaths() {
    RequestBody body = RequestBody.of("not even JSON".getBytes(UTF_8));

    assertThat(ParamDrops.apply(body, List.of())).isSameAs(body);
  }

  private static String without(String path) {
    RequestBody body = RequestBody.of(BODY.replace('\'', '"').getBytes(UTF_8));
    return new String(ParamDrops.apply(body, List.of(path)).bytes(), UTF_8).replace('"', '\'');
  }
}
