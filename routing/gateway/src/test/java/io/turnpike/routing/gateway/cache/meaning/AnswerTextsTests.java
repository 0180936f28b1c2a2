package io.turnpike.routing.gateway.cache.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.cache.Entry;
import io.turnpike.routing.usage.TokenUsage;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'c1','model':'m','choices':[{'index':0,'message':{'role':'assistant','content':"
            + "'Thirty days.'},'finish_reason':'stop'}],'usage':{'total_tokens':3}}",
        "{'id':'m1','type':'message','role':'assistant','model':'m','content':[{'type':'thinking',"
            + "'thinking':'Hm.','signature':'x'},{'type':'text','text':'Thirty days.'}]}",
        "{'id':'r1','object':'response','model':'m','output':[{'type':'reasoning','id':'rs1',"
            + "'summary':[{'type':'summary_text','text':'Hm.'}]},{'type':'message','id':'i1',"
            + "'role':'assistant','content':[{'type':'output_text','text':'Thirty days.'}]}]}"
      })
  void anAnswerIsWhatItSays(String body) {
    assertThat(AnswerTexts.of(entry(false, body))).isEqualTo("Thirty days.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'choices':[{'index':0,'delta':{'content':'Thirty '}}]} |"
            + " {'choices':[{'index':0,'delta':{'content':'days.'}}]}",
        "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'Thirty '}} |"
            + " {'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'days.'}}",
        "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'Thirty "
            + "days.'} | {'type':'response.output_text.done','output_index':0,'content_index':0,"
            + "'text':'Thirty days.'}"
      })
  void aStreamIsWhatItSaysInAll(String one, String other) {
    String frames = "data: " + one + "\n\ndata: " + other + "\n\n";

    assertThat(AnswerTexts.of(entry(true, frames))).isEqualTo("Thirty days.");
  }

  private static Entry entry(boolean streamed, String body) {
    return new Entry(
        "chat/completions",
        streamed,
        body.replace('\'', '"').getBytes(UTF_8),
        null,
        null,
        "up",
        "m",
        TokenUsage.NONE,
        0,
        0,
        Instant.EPOCH,
        List.of());
  }
}
