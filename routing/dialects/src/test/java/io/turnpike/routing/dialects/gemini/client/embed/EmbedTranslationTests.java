package io.turnpike.routing.dialects.gemini.client.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.gemini.GeminiFixture;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** In documents single quotes stand for double ones. */
class EmbedTranslationTests {

  private static final String ANSWER =
      "{'data':[{'index':1,'embedding':[0.30]},{'index':0,'embedding':[-1e-3,2]}]}";

  @Test
  void oneContentIsOneInput() {
    Canonical canonical =
        GeminiFixture.canonical(
            "embedContent",
            null,
            "{'model':'models/e','content':{'parts':[{'text':'a'},{'text':'b'}]},"
                + "'taskType':'RETRIEVAL_QUERY','output_dimensionality':64}");

    assertThat(canonical.operation().path()).isEqualTo("embeddings");
    assertThat(body(canonical))
        .isEqualTo("{'model':'e','input':['a\\nb'],'encoding_format':'float','dimensions':64}");
    assertThat(canonical.warnings()).containsExactly("taskType");
    assertThat(answer(canonical, "{'data':[{'index':0,'embedding':[0.10,2]}]}"))
        .isEqualTo("{'embedding':{'values':[0.10,2]}}");
  }

  @Test
  void aBatchKeepsItsOrder() {
    Canonical canonical =
        GeminiFixture.canonical(
            "batchEmbedContents",
            null,
            "{'requests':[{'model':'models/e','content':{'parts':[{'text':'a'}]}},"
                + "{'content':{'parts':{'text':'b'}}}]}");

    assertThat(body(canonical)).isEqualTo("{'input':['a','b'],'encoding_format':'float'}");
    assertThat(answer(canonical, ANSWER))
        .isEqualTo("{'embeddings':[{'values':[-1e-3,2]},{'values':[0.30]}]}");
  }

  @Test
  void refusesWhatCannotBeEmbeddedTogether() {
    refused(
        "requests[1].outputDimensionality",
        "{'requests':[{'content':{'parts':[{'text':'a'}]},'outputDimensionality':1},"
            + "{'content':{'parts':[{'text':'b'}]}}]}");
    refused("requests", "{'requests':[]}");
    refused(
        "requests[0].content.parts[0].text",
        "{'requests':[{'content':{'parts':[{'inlineData':{}}]}}]}");
    refused(
        "requests[0].somethingNew",
        "{'requests':[{'content':{'parts':[{'text':'a'}]},'somethingNew':1}]}");
  }

  private static void refused(String field, String body) {
    assertThatThrownBy(() -> GeminiFixture.canonical("batchEmbedContents", null, body))
        .isInstanceOfSatisfying(
            Untranslatable.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  private static String body(Canonical canonical) {
    return new String(canonical.request().body(), UTF_8).replace('"', '\'');
  }

  private static String answer(Canonical canonical, String answer) {
    byte[] bytes = answer.replace('\'', '"').getBytes(UTF_8);
    return new String(
            Objects.requireNonNull(canonical.answers()).answer(bytes, Instant.EPOCH), UTF_8)
        .replace('"', '\'');
  }
}
