package io.turnpike.routing.gateway.edge;

/**
 * Providers of both shapes that call two functions in one answer: {@code weather} of Oslo and of
 * Rome.
 */
final class TwoCalls implements AutoCloseable {

  private static final String CHAT_CALLS =
      call(0, "call_1", "{\\'city\\':\\'Oslo\\'}")
          + ","
          + call(1, "call_2", "{\\'city\\':\\'Rome\\'}");
  private static final String CHAT =
      "{'id':'c1','object':'chat.completion','created':1,'model':'gpt-x','choices':[{'index':0,"
          + "'message':{'role':'assistant','content':null,'tool_calls':["
          + CHAT_CALLS
          + "]},'finish_reason':'tool_calls'}],"
          + "'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}";
  private static final String CHUNKS =
      chunk("{'role':'assistant','content':null}", "null")
          + chunk("{'tool_calls':[" + call(0, "call_1", "") + "]}", "null")
          + chunk(arguments(0, "{\\'city\\':") + "}", "null")
          + chunk(arguments(0, "\\'Oslo\\'}") + "}", "null")
          + chunk("{'tool_calls':[" + call(1, "call_2", "") + "]}", "null")
          + chunk(arguments(1, "{\\'city\\':\\'Rome\\'}") + "}", "null")
          + chunk("{}", "'tool_calls'")
          + "data: {'id':'c1','object':'chat.completion.chunk','created':1,'model':'gpt-x',"
          + "'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':2,'total_tokens':5}}\n\n"
          + "data: [DONE]\n\n";

  private final RecordedEndpoint chat = new RecordedEndpoint("/chat/completions");
  private final RecordedEndpoint messages = new RecordedEndpoint("/messages");

  /** As the connections {@code two-gpt} and {@code two-claude}. */
  void connect(GatewayFixture gateway) {
    gateway.connect("two-gpt", chat.baseUrl()).connectAnthropic("two-claude", messages.baseUrl());
  }

  /** Whoever is asked first answers once. */
  void whole() {
    forget();
    chat.next(200, json(CHAT));
    messages.next(
        200,
        MessageEvents.message(
            json(
                "["
                    + block("toolu_1", "{'city':'Oslo'}")
                    + ","
                    + block("toolu_2", "{'city':'Rome'}")
                    + "]"),
            "\"tool_use\"",
            7));
  }

  void stream() {
    forget();
    chat.nextStream(json(CHUNKS));
    messages.nextStream(
        MessageEvents.event(
                json("{'type':'message_start','message':")
                    + MessageEvents.message("[]", "null", 1)
                    + "}")
            + streamed(0, "toolu_1", "Oslo")
            + streamed(1, "toolu_2", "Rome")
            + MessageEvents.event(
                json(
                    "{'type':'message_delta','delta':{'stop_reason':'tool_use',"
                        + "'stop_sequence':null},'usage':{'output_tokens':7}}"))
            + MessageEvents.event(json("{'type':'message_stop'}")));
  }

  private void forget() {
    chat.forget();
    messages.forget();
  }

  @Override
  public void close() {
    chat.close();
    messages.close();
  }

  private static String call(int index, String id, String arguments) {
    return "{'index':%d,'id':'%s','type':'function','function':{'name':'weather','arguments':'%s'}}"
        .formatted(index, id, arguments);
  }

  private static String arguments(int index, String piece) {
    return "{'tool_calls':[{'index':%d,'function':{'arguments':'%s'}}]".formatted(index, piece);
  }

  private static String chunk(String delta, String finish) {
    return ("data: {'id':'c1','object':'chat.completion.chunk','created':1,'model':'gpt-x',"
            + "'choices':[{'index':0,'delta':%s,'finish_reason':%s}]}\n\n")
        .formatted(delta, finish);
  }

  private static String block(String id, String input) {
    return "{'type':'tool_use','id':'%s','name':'weather','input':%s}".formatted(id, input);
  }

  private static String streamed(int index, String id, String city) {
    return MessageEvents.event(
            json(
                "{'type':'content_block_start','index':%d,'content_block':%s}"
                    .formatted(index, block(id, "{}"))))
        + delta(index, "{\\'city\\':")
        + delta(index, "\\'" + city + "\\'}")
        + MessageEvents.event(json("{'type':'content_block_stop','index':%d}".formatted(index)));
  }

  private static String delta(int index, String piece) {
    return MessageEvents.event(
        json(
            "{'type':'content_block_delta','index':%d,'delta':{'type':'input_json_delta',"
                    .formatted(index)
                + "'partial_json':'"
                + piece
                + "'}}"));
  }

  private static String json(String document) {
    return document.replace('\'', '"');
  }
}
