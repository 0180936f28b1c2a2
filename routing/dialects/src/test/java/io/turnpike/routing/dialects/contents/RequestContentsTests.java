package io.turnpike.routing.dialects.contents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestContentsTests {

  private static final String PACKED = "A".repeat(400_000);
  private static final ChatDialect CHAT = new ChatDialect();

  @Test
  void textStandsForItself() {
    String body = "{'messages':[{'role':'user','content':'Hi'}]}";

    RequestContents contents = contents(body);

    assertThat(contents.text()).isEqualTo(body.length());
    assertThat(contents.marksCache()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,%s'}}]}]}",
        "{'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'%s'}}]}]}",
        "{'messages':[{'role':'user','content':[{'type':'tool_result','content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'%s'}}]}]}]}",
        "{'messages':[],'input':[{'role':'user','content':[{'type':'input_image','image_url':'data:image/png;base64,%s'}]}]}",
        "{'messages':[],'input':[{'type':'function_call_output','output':[{'type':'input_image','image_url':'data:image/png;base64,%s'}]}]}",
        "{'messages':[],'contents':[{'parts':[{'inlineData':{'mimeType':'image/png','data':'%s'}}]}]}",
      })
  void aPictureCountsAsOneHoweverLarge(String body) {
    RequestContents contents = contents(body.formatted(PACKED));

    assertThat(contents.pictures()).isEqualTo(1);
    assertThat(contents.text()).isLessThan(300);
    assertThat(contents.unseen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[{'role':'user','content':'data:image/png;base64,%s'}]}",
        "{'messages':[{'role':'assistant','content':[{'type':'tool_use','input':{'data':'%s'}}]}]}",
        "{'messages':[{'role':'assistant','content':[{'type':'tool_use','input':{'source':{'type':'base64','data':'%s'}}}]}]}",
        "{'messages':[],'contents':[{'parts':[{'functionCall':{'args':{'inlineData':{'data':'%s'}}}}]}]}",
        "{'messages':[],'tools':[{'input_schema':{'default':{'image_url':{'url':'%s'}}}}]}",
      })
  void whatOnlyLooksLikeAPictureIsText(String body) {
    assertThat(contents(body.formatted(PACKED)).text()).isGreaterThan(PACKED.length());
  }

  @Test
  void soundsAreNoMoreThanTheirDataAsText() {
    RequestContents contents =
        contents(
            "{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'%s','format':'wav'}}]}]}"
                .formatted(PACKED));

    assertThat(contents.sounds()).isTrue();
    assertThat(contents.unseen()).isFalse();
    assertThat(contents.text()).isGreaterThan(PACKED.length());
  }

  @Test
  void aPictureByItsAddressCountsToo() {
    RequestContents contents =
        contents(
            "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://example.com/a.png'}},"
                + "{'type':'image_url','image_url':{'url':'https://example.com/b.png'}}]}]}");

    assertThat(contents.pictures()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'f1'}}]}]}",
        "{'messages':[{'role':'user','content':[{'type':'document','source':{'type':'url','url':'https://example.com/a.pdf'}}]}]}",
        "{'messages':[],'contents':[{'parts':[{'inlineData':{'mimeType':'application/pdf','data':'AAAA'}}]}]}",
        "{'messages':[],'input':'Go on','previous_response_id':'resp_1'}",
        "{'messages':[],'prompt':{'id':'pmpt_1'}}",
        "{'messages':[],'tools':[{'type':'web_search_20250305','name':'web_search'}]}",
        "{'messages':[],'tools':[{'googleSearch':{}}]}",
      })
  void whatTheBodyOnlyRefersToMayBeAsMuchAsAModelReads(String body) {
    assertThat(contents(body).unseen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[],'prompt':'Say hello','previous_response_id':null}",
        "{'messages':[],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'file'}}}]}",
        "{'messages':[{'role':'user','content':[{'type':'text','text':'file'}]}]}",
      })
  void whatSaysAllItMeansHasAnEnd(String body) {
    assertThat(contents(body).unseen()).isFalse();
  }

  @Test
  void knowsWhatIsToBeKept() {
    String body =
        "{'messages':[{'role':'user','content':[{'type':'text','text':'Hi','cache_control':{'type':'ephemeral'}}]}]}";

    assertThat(contents(body).marksCache()).isTrue();
    assertThat(contents("{'messages':[],'modalities':['text','audio']}").sounds()).isTrue();
    assertThat(
            contents(
                    "{'messages':[{'role':'user','content':[{'inline_data':{'mime_type':'audio/wav'}}]}]}")
                .sounds())
        .isTrue();
    assertThat(contents("{'messages':[],'tools':[]}").tools()).isTrue();
    assertThat(contents("{'messages':[],'toolConfig':{'tools':[]}}").tools()).isTrue();
    assertThat(
            contents("{'messages':[{'content':[{'cachePoint':{'type':'default'}}]}]}").marksCache())
        .isTrue();
  }

  private static RequestContents contents(String body) {
    RequestScan scan =
        CHAT.operations().getFirst().scan(null, body.replace('\'', '"').getBytes(UTF_8));
    return RequestContents.of(scan);
  }
}
