package io.turnpike.routing.gateway.admission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.chat.ChatDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputBoundTests {

  private static final String PACKED = "A".repeat(400_000);
  private static final ChatDialect CHAT = new ChatDialect();

  @Test
  void textIsAtMostATokenForTwoBytes() {
    String body = "{'messages':[{'role':'user','content':'Hi'}]}";

    InputBound bound = bound(body);

    assertThat(bound.text()).isEqualTo(body.length());
    assertThat(bound.hasMedia()).isFalse();
    assertThat(bound.writesCache()).isFalse();
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
    InputBound bound = bound(body.formatted(PACKED));

    assertThat(bound.pictures()).isEqualTo(1);
    assertThat(bound.text()).isLessThan(300);
    assertThat(bound.unseen()).isFalse();
    assertThat(bound.hasMedia()).isTrue();
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
    assertThat(bound(body.formatted(PACKED)).text()).isGreaterThan(PACKED.length());
  }

  @Test
  void aPictureByItsAddressCountsToo() {
    InputBound bound =
        bound(
            "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'https://example.com/a.png'}},"
                + "{'type':'image_url','image_url':{'url':'https://example.com/b.png'}}]}]}");

    assertThat(bound.pictures()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'f1'}}]}]}",
        "{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'AAAA','format':'wav'}}]}]}",
        "{'messages':[{'role':'user','content':[{'type':'document','source':{'type':'url','url':'https://example.com/a.pdf'}}]}]}",
        "{'messages':[],'contents':[{'parts':[{'inlineData':{'mimeType':'application/pdf','data':'AAAA'}}]}]}",
        "{'messages':[],'input':'Go on','previous_response_id':'resp_1'}",
        "{'messages':[],'prompt':{'id':'pmpt_1'}}",
        "{'messages':[],'tools':[{'type':'web_search_20250305','name':'web_search'}]}",
        "{'messages':[],'tools':[{'googleSearch':{}}]}",
      })
  void whatTheBodyOnlyRefersToMayBeAsMuchAsAModelReads(String body) {
    assertThat(bound(body).unseen()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'messages':[],'prompt':'Say hello','previous_response_id':null}",
        "{'messages':[],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'file'}}}]}",
        "{'messages':[{'role':'user','content':[{'type':'text','text':'file'}]}]}",
      })
  void whatSaysAllItMeansHasAnEnd(String body) {
    assertThat(bound(body).unseen()).isFalse();
  }

  @Test
  void knowsWhatIsToBeKept() {
    String body =
        "{'messages':[{'role':'user','content':[{'type':'text','text':'Hi','cache_control':{'type':'ephemeral'}}]}]}";

    assertThat(bound(body).writesCache()).isTrue();
    assertThat(bound("{'messages':[],'modalities':['text','audio']}").hasMedia()).isTrue();
    assertThat(bound("{'messages':[],'tools':[]}").tools()).isTrue();
  }

  private static InputBound bound(String body) {
    RequestScan scan =
        CHAT.operations().getFirst().scan(null, body.replace('\'', '"').getBytes(UTF_8));
    return InputBound.of(scan);
  }
}
