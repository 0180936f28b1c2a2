package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.chat.ChatWords;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The output of a response while it is put together, of canonical deltas or of a whole message,
 * which is one large delta. What is told at once is held as well, since the last events of an item
 * and of the response repeat it all.
 */
final class ResponseDraft {

  private static final int QUOTES = 2;

  private final ToolNames names;
  private final ResponseEvents events;
  private final String mark;
  private final List<byte[]> output = new ArrayList<>();
  private final Map<Long, CallItem> calls = new HashMap<>();
  private final List<CallItem> open = new ArrayList<>();
  private final Thoughts thoughts;
  private @Nullable SaidItem said;
  private @Nullable CallItem lastCall;
  private int held;

  /**
   * @param mark what makes the ids of items unique
   */
  ResponseDraft(ToolNames names, ResponseEvents events, String mark) {
    this.names = names;
    this.events = events;
    this.mark = mark;
    this.thoughts = new Thoughts(this);
  }

  /** Bytes of what was said and called so far. */
  int held() {
    return held;
  }

  /**
   * @param delta with what comes next, in the order of its fields here
   * @param likely how likely its text was, as a JSON array; null when nobody says
   */
  void take(ObjectScan delta, byte @Nullable [] likely) {
    thoughts.take(delta);
    byte[] text = held(ChatWords.text(delta));
    if (text != null) {
      saying(delta).text(text, likely);
    }
    byte[] refusal = words(delta, "refusal");
    if (refusal != null) {
      saying(delta).refusal(refusal);
    }
    List<ObjectScan> called = delta.objects("tool_calls");
    if (called != null) {
      called.forEach(this::call);
    }
  }

  /**
   * @param status of what is still open
   */
  void end(String status) {
    thoughts.end();
    endSaying(status);
    open.forEach(call -> ended(call, status));
    open.clear();
    calls.clear();
    lastCall = null;
  }

  /** All items as a JSON array. */
  byte[] output() {
    Pieces all = new Pieces(held + 256).put("[");
    for (int i = 0; i < output.size(); i++) {
      all.put(i == 0 ? "" : ",").put(output.get(i));
    }
    return all.put("]").toArray();
  }

  /** Text that is not empty, as JSON; null without any. */
  byte @Nullable [] words(ObjectScan of, String field) {
    byte[] text = of.string(field);
    return text == null || text.length <= QUOTES ? null : held(text);
  }

  /** Null for null. */
  byte @Nullable [] held(byte @Nullable [] text) {
    held += text == null ? 0 : text.length;
    return text;
  }

  ThoughtItem thought() {
    endSaying("completed");
    return begun(new ThoughtItem(events, id(SignedThought.ID), place()));
  }

  void ended(OutputItem item, String status) {
    output.set(item.index(), item.end(status));
  }

  private SaidItem saying(ObjectScan delta) {
    thoughts.end();
    SaidItem item = said;
    if (item == null) {
      item = begun(new SaidItem(events, id("msg"), place(), delta.string("phase")));
      said = item;
    }
    return item;
  }

  private void endSaying(String status) {
    if (said != null) {
      ended(said, status);
      said = null;
    }
  }

  /** Calls may come interleaved, so none ends before the answer does. */
  private void call(ObjectScan delta) {
    thoughts.end();
    endSaying("completed");
    ObjectScan function = delta.object("function");
    byte[] name = function == null ? null : function.string("name");
    CallItem call = known(delta, name);
    byte[] argument = function == null ? null : words(function, "arguments");
    if (argument != null) {
      call.argument(argument);
    }
  }

  /** By its place; some servers give all the same or none, and then by its id or name. */
  private CallItem known(ObjectScan delta, byte @Nullable [] name) {
    long index = delta.count("index");
    byte[] id = words(delta, "id");
    CallItem known = index < 0 ? lastCall : calls.get(index);
    boolean other =
        known == null
            || id != null && !known.isCalled(id)
            || index < 0 && name != null && id == null;
    CallItem call = known == null || other ? called(delta, name, id) : known;
    calls.put(index, call);
    lastCall = call;
    return call;
  }

  private CallItem called(ObjectScan delta, byte @Nullable [] name, byte @Nullable [] id) {
    ObjectScan function = delta.object("function");
    String text = function == null || name == null ? null : function.text("name");
    ToolNames.Tool tool = names.tool(text == null ? "" : text);
    int index = place();
    byte[] callId = id == null ? OutputItem.json('"' + id("call", index) + '"') : id;
    String itemId = id(tool.custom() ? "ctc" : "fc", index);
    CallItem call = begun(new CallItem(events, itemId, index, tool, callId));
    open.add(call);
    return call;
  }

  private <T extends OutputItem> T begun(T item) {
    output.add(new byte[0]);
    item.begin();
    return item;
  }

  private int place() {
    return output.size();
  }

  private String id(String kind) {
    return id(kind, place());
  }

  private String id(String kind, int index) {
    return kind + '_' + mark + Integer.toHexString(0x100 + index).substring(1);
  }
}
