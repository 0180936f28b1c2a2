package io.turnpike.routing.dialects.gemini.provider.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Translation.TranslatedRequest;
import io.turnpike.routing.dialects.Untranslatable;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In documents ' stands for ". */
class VectorsTranslationTests {

  private static final String ASKED = "{'model':'e','input':['a','b'],'dimensions':2,'user':'u'%s}";

  @Test
  void ofGeminisApi() {
    TranslatedRequest request = request(VectorForm.BATCH, ASKED.formatted(""));

    assertThat(text(request.body()))
        .isEqualTo(
            "{'requests':[{'model':'models/e','content':{'parts':[{'text':'a'}]},"
                + "'outputDimensionality':2},{'model':'models/e','content':{'parts':[{'text':'b'}]},"
                + "'outputDimensionality':2}]}");
    assertThat(request.dropped()).containsExactly("user");
    assertThat(answer(request, "{'embeddings':[{'values':[0.5,1e-3]},{'values':[2,3]}]}"))
        .isEqualTo(
            "{'object':'list','data':[{'object':'embedding','index':0,'embedding':[0.5,1e-3]},"
                + "{'object':'embedding','index':1,'embedding':[2,3]}],'model':'e'}");
  }

  @Test
  void ofVertexAi() {
    TranslatedRequest request = request(VectorForm.PREDICT, ASKED.formatted(""));

    assertThat(text(request.body()))
        .isEqualTo(
            "{'instances':[{'content':'a'},{'content':'b'}],"
                + "'parameters':{'outputDimensionality':2}}");
    assertThat(
            answer(
                request,
                "{'predictions':[{'embeddings':{'values':[1],'statistics':{'token_count':4}}},"
                    + "{'embeddings':{'values':[2],'statistics':{'token_count':3}}}]}"))
        .contains("'embedding':[1]", "'embedding':[2]", "'usage':{'prompt_tokens':7,")
        .endsWith("'total_tokens':7}}");
  }

  /** Libraries ask for packed numbers, whether their users want them or not. */
  @Test
  void packed() {
    TranslatedRequest request =
        request(VectorForm.BATCH, ASKED.formatted(",'encoding_format':'base64'"));

    assertThat(answer(request, "{'embeddings':[{'values':[1, -2.5]}]}"))
        .contains("'embedding':'AACAPwAAIMA='");
  }

  @Test
  void whatIsNoAnswerStaysAsItIs() {
    TranslatedRequest request = request(VectorForm.BATCH, "{'model':'e','input':'a'}");

    assertThat(answer(request, "{'error':{'code':500}}")).isEqualTo("{'error':{'code':500}}");
    assertThat(answer(request, "<html>")).isEqualTo("<html>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'input':[1,2] | input[0]",
        "'input':[] | input",
        "'input':'a','encoding_format':'odd' | encoding_format",
        "'input':'a','odd':1 | odd",
      })
  void refusesByName(String body, String field) {
    assertThatThrownBy(() -> request(VectorForm.BATCH, "{'model':'e'," + body + "}"))
        .isInstanceOfSatisfying(
            Untranslatable.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static TranslatedRequest request(VectorForm form, String body) {
    return new VectorsTranslation(form).request(body.replace('\'', '"').getBytes(UTF_8), null);
  }

  private static String answer(TranslatedRequest request, String body) {
    return text(
        Objects.requireNonNull(request.answers())
            .answer(body.replace('\'', '"').getBytes(UTF_8), Instant.EPOCH));
  }

  private static String text(byte[] body) {
    return new String(body, UTF_8).replace('"', '\'');
  }
}
