package io.turnpike.routing.dialects.texts;

import static io.turnpike.routing.dialects.texts.TextsFixture.json;
import static io.turnpike.routing.dialects.texts.TextsFixture.resource;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTextsTests {

  @Test
  void chat() {
    assertThat(
            pieces(
                sse(
                    "{'choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                    "{'choices':[{'index':1,'delta':{'content':'On'}},{'index':0,'delta':{'reasoning_content':'Hm.'}}]}",
                    "{'choices':[{'delta':{'content':'e.'},'index':1,'finish_reason':'stop'}]}",
                    "{'choices':[{'index':0,'delta':{'tool_calls':[{'index':1,'id':'c','function':{'name':'f','arguments':'{\\'a'}}]}}]}"
                        .replace("\\'", "\\\""),
                    "{'choices':[],'usage':{'total_tokens':3}}",
                    "[DONE]")))
        .containsExactly(
            "DELTA assistant choices/1/delta/content On",
            "DELTA reasoning choices/0/delta/reasoning_content Hm.",
            "DELTA assistant choices/1/delta/content e.",
            "end choices/1/delta/content",
            "ALONE tool_call choices/0/delta/tool_calls/1/function/name f",
            "DELTA tool_call choices/0/delta/tool_calls/1/function/arguments {\"a",
            "end choices/0/delta/reasoning_content",
            "end choices/0/delta/tool_calls/1/function/name",
            "end choices/0/delta/tool_calls/1/function/arguments");
  }

  @Test
  void messages() {
    assertThat(pieces(resource("messages/stream/tools.sse")))
        .containsExactly(
            "DELTA reasoning content/0/thinking Two cities.",
            "end content/0/thinking",
            "ALONE reasoning content/1/content_block/data eA==",
            "end content/1/content_block/data",
            "ALONE tool_call content/2/content_block/name weather",
            "DELTA tool_call content/2/partial_json {\"city\": \"Os",
            "DELTA tool_call content/2/partial_json lo\"}",
            "end content/2/content_block/name",
            "end content/2/partial_json",
            "ALONE tool_call content/3/content_block/name now",
            "end content/3/content_block/name",
            "ALONE tool_call content/4/content_block/name weather",
            "ALONE tool_call content/4/content_block/input/city city",
            "ALONE tool_call content/4/content_block/input/city Rome",
            "end content/4/content_block/name",
            "end content/4/content_block/input/city");
  }

  @Test
  void responsesAndWhatTheyRepeat() {
    assertThat(
            pieces(
                sse(
                    "{'type':'response.created','response':{'id':'resp_1','instructions':'Be brief.','output':[]}}",
                    "{'type':'response.output_item.added','output_index':0,'item':{'id':'m','type':'message','content':[]}}",
                    "{'type':'response.content_part.added','output_index':0,'content_index':0,'part':{'type':'output_text','text':''}}",
                    "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'On','logprobs':[]}",
                    "{'type':'response.output_text.delta','output_index':0,'content_index':0,'delta':'e.','logprobs':[]}",
                    "{'type':'response.output_text.done','output_index':0,'content_index':0,'text':'One.'}",
                    "{'type':'response.content_part.done','output_index':0,'content_index':0,'part':{'type':'output_text','text':'One.'}}",
                    "{'type':'response.output_item.done','output_index':0,'item':{'type':'message','content':[{'type':'output_text','text':'One.'}]}}",
                    "{'type':'response.completed','response':{'status':'completed','output':[{'type':'message','content':[{'type':'output_text','text':'One.'}]}]}}")))
        .containsExactly(
            "ALONE system response/instructions Be brief.",
            "DELTA assistant output/0/content/0 On",
            "DELTA assistant output/0/content/0 e.",
            "WHOLE assistant output/0/content/0 One.",
            "end output/0/content/0",
            "WHOLE assistant output/0/content/0 One.",
            "end output/0/content/0",
            "WHOLE assistant output/0/content/0 One.",
            "end output/0/content/0",
            "WHOLE assistant output/0/content/0 One.",
            "end response/instructions",
            "end output/0/content/0");
  }

  @Test
  void reasoningAndCallsOfResponses() {
    assertThat(pieces(resource("bridge/stream/text.sse")))
        .contains(
            "DELTA reasoning output/0/summary/1 Then",
            "WHOLE reasoning output/0/summary/0 First",
            "WHOLE assistant output/1/content/0 I look");
    assertThat(pieces(resource("bridge/stream/tools.sse")))
        .contains(
            "DELTA tool_call output/0/arguments {\"place\":",
            "WHOLE tool_call output/0/arguments {\"place\":\"Bern\"}",
            "DELTA tool_call output/2/input *** Begin",
            "WHOLE tool_call output/2/input *** Begin");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void gemini(boolean array) {
    String first =
        "{'candidates':[{'content':{'parts':[{'text':'Hm.','thought':true},{'text':'On'}]},'index':0}]}";
    String second =
        "{'candidates':[{'content':{'parts':[{'text':'e.'},{'functionCall':{'name':'f','args':{'a':'b}'}}}]},'finishReason':'STOP','index':0}]}";

    assertThat(pieces(array ? json("[" + first + ",\n" + second + "]\n") : sse(first, second)))
        .containsExactly(
            "DELTA reasoning candidates/0/thought Hm.",
            "DELTA assistant candidates/0/text On",
            "DELTA assistant candidates/0/text e.",
            "ALONE tool_call candidates/0/content/parts/1/functionCall/name f",
            "ALONE tool_call candidates/0/content/parts/1/functionCall/args/a a",
            "ALONE tool_call candidates/0/content/parts/1/functionCall/args/a b}",
            "end candidates/0/thought",
            "end candidates/0/text",
            "end candidates/0/content/parts/1/functionCall/name",
            "end candidates/0/content/parts/1/functionCall/args/a");
  }

  @Test
  void legacyCompletionsAndStreamsThatNobodyKnows() {
    assertThat(pieces(sse("{'choices':[{'text':'One.','index':0,'finish_reason':null}]}")))
        .containsExactly("DELTA assistant choices/0/text One.");
    assertThat(pieces(json("{'model':'m','response':'On'}\n{'response':'e.','done':true}\n")))
        .containsExactly("DELTA other response On", "DELTA other response e.");
  }

  @Test
  void errorsAreToldAsAWhole() {
    assertThat(pieces(sse("{'error':{'message':'Broken off.','code':'x y'}}")))
        .containsExactly("ALONE other error/message Broken off.", "ALONE other error/code x y");
    assertThat(pieces(sse("{'type':'error','error':{'type':'api_error','message':'Broken.'}}")))
        .containsExactly("ALONE other error/message Broken.");
  }

  @Test
  void whatHasNoDataPasses() {
    byte[] stream = ": ping\n\n\nevent: x\n\ndata: [DONE]\n\n: left".getBytes(UTF_8);
    StreamTexts texts = new StreamTexts();

    List<StreamEvent> events = all(texts, stream);

    assertThat(events).allMatch(it -> it.isReadable() && it.pieces().isEmpty());
    assertThat(joined(events)).isEqualTo(stream);
  }

  @Test
  void dataThatIsNoJsonIsNotReadable() {
    assertThat(all(new StreamTexts(), "data: Hi\n\n".getBytes(UTF_8)))
        .singleElement()
        .matches(it -> !it.isReadable());
  }

  /** But for halves of characters, see {@link SplitTextsTests}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages/stream/tools.sse",
        "messages/stream/tools.chunks",
        "bridge/stream/tools.sse",
        "bridge/stream/tools.chunks",
      })
  void whatIsNotChangedPassesAsItCame(String stream) {
    StreamTexts texts = new StreamTexts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    all(texts, resource(stream))
        .forEach(
            it ->
                out.writeBytes(
                    texts.rewritten(it, it.pieces().stream().map(StreamPiece::text).toList())));

    assertThat(out.toByteArray()).isEqualTo(resource(stream));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "messages/stream/text.sse",
        "messages/stream/tools.chunks",
        "bridge/stream/text.sse",
        "bridge/stream/tools.sse",
      })
  void everyPieceCanBeAnother(String stream) {
    List<StreamEvent> before = all(new StreamTexts(), resource(stream));
    StreamTexts texts = new StreamTexts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    all(texts, resource(stream))
        .forEach(
            it ->
                out.writeBytes(
                    texts.rewritten(
                        it, it.pieces().stream().map(p -> changed(p.text())).toList())));

    assertThat(texts(all(new StreamTexts(), out.toByteArray())))
        .isEqualTo(texts(before).stream().map(StreamTextsTests::changed).toList());
  }

  @Test
  void pastDataOnSeveralLinesIsWrittenSoAgain() {
    StreamTexts texts = new StreamTexts();
    StreamEvent event =
        all(texts, json("event: x\ndata: {'choices':[\ndata: {'text':'key'}]}\n\n")).getFirst();

    assertThat(event.pieces().getFirst().text()).isEqualTo("key");
    assertThat(new String(texts.rewritten(event, List.of("-")), UTF_8))
        .isEqualTo("event: x\ndata: {\"choices\":[\ndata: {\"text\":\"-\"}]}\n\n");
  }

  @Test
  void listsOfTokensGoWithTheTextTheyRepeat() {
    StreamTexts texts = new StreamTexts();
    StreamEvent event =
        all(
                texts,
                sse(
                    "{'choices':[{'delta':{'content':'key'},'logprobs':{'content':[{'token':'key'}]}}]}"))
            .getFirst();

    assertThat(event.pieces()).hasSize(1);
    assertThat(new String(texts.rewritten(event, List.of("")), UTF_8))
        .isEqualTo("data: {\"choices\":[{\"delta\":{\"content\":\"\"},\"logprobs\":null}]}\n\n");
  }

  @Test
  void listsOfTokensThatComeLateGoToo() {
    String late = "{'choices':[{'delta':{'content':''},'logprobs':{'content':[{'token':'key'}]}}]}";
    StreamTexts texts = new StreamTexts();
    List<StreamEvent> events =
        all(texts, sse(late, "{'choices':[{'delta':{'content':'key'}}]}", late));

    assertThat(new String(texts.rewritten(events.get(0), List.of()), UTF_8)).contains("token");
    texts.rewritten(events.get(1), List.of("-"));
    assertThat(new String(texts.rewritten(events.get(2), List.of()), UTF_8))
        .endsWith("\"logprobs\":null}]}\n\n");
  }

  @Test
  void buffersAreNeitherMovedInNorReleased() {
    ByteBuf frames = Unpooled.wrappedBuffer(sse("{'choices':[{'text':'One.'}]}"));

    assertThat(new StreamTexts().read(frames)).hasSize(1);
    assertThat(frames.readerIndex()).isZero();
    assertThat(frames.refCnt()).isOne();
  }

  private static String changed(String text) {
    return "<" + text + ">\n";
  }

  private static List<String> texts(List<StreamEvent> events) {
    return events.stream().flatMap(it -> it.pieces().stream()).map(StreamPiece::text).toList();
  }

  static byte[] sse(String... events) {
    StringBuilder stream = new StringBuilder();
    for (String event : events) {
      stream.append("data: ").append(event.replace('\'', '"')).append("\n\n");
    }
    return stream.toString().getBytes(UTF_8);
  }

  static List<StreamEvent> all(StreamTexts texts, byte[] stream) {
    List<StreamEvent> events = new ArrayList<>(texts.read(stream));
    events.addAll(texts.end());
    return events;
  }

  private static byte[] joined(List<StreamEvent> events) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    events.forEach(it -> all.writeBytes(it.bytes()));
    return all.toByteArray();
  }

  /** Kind, role, channel and text of each, and the channels that end. */
  private static List<String> pieces(byte[] stream) {
    List<String> told = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (StreamEvent event : all(new StreamTexts(), stream)) {
      for (StreamPiece it : event.pieces()) {
        told.add(it.kind() + " " + it.role().word() + " " + it.channel() + " " + it.text());
        if (!open.contains(it.channel())) {
          open.add(it.channel());
        }
      }
      for (String channel : List.copyOf(open)) {
        if (event.closes(channel)) {
          told.add("end " + channel);
          open.remove(channel);
        }
      }
    }
    return told;
  }
}
