package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.responses.client.ToolNames.Tool;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, or of a custom tool that a function stands for. What that is called with is
 * one JSON string inside of another, so it is told when it is whole.
 */
final class CallItem extends OutputItem {

  private static final byte[] NOWHERE = {};
  private static final byte[] DELTA_FIELD = json(DELTA);

  private final Tool tool;
  private final byte[] callId;
  private final Pieces arguments = new Pieces(256);

  /**
   * @param callId as JSON
   */
  CallItem(ResponseEvents events, String id, int index, Tool tool, byte[] callId) {
    super(events, id, index);
    this.tool = tool;
    this.callId = callId;
  }

  boolean isCalled(byte[] otherId) {
    return Arrays.equals(callId, otherId);
  }

  @Override
  void begin() {
    tell(ADDED, item(IN_PROGRESS, new byte[] {'"', '"'}));
  }

  /**
   * @param piece as JSON
   */
  void argument(byte[] piece) {
    arguments.put(piece, 1, piece.length - 1);
    if (!tool.custom()) {
      tellInside("response.function_call_arguments.delta", NOWHERE, DELTA_FIELD, piece);
    }
  }

  @Override
  byte[] end(String status) {
    byte[] all = tool.custom() ? CustomInput.input(written()) : whole();
    if (tool.custom()) {
      tellInside("response.custom_tool_call_input.delta", NOWHERE, DELTA_FIELD, all);
      tellInside("response.custom_tool_call_input.done", NOWHERE, json(",\"input\":"), all);
    } else {
      tellInside("response.function_call_arguments.done", NOWHERE, named(), all);
    }
    return tell(DONE, item(status, all));
  }

  private byte[] named() {
    return new Pieces(96)
        .put(",\"name\":")
        .put(JsonText.quoted(tool.name()))
        .put(",\"arguments\":")
        .toArray();
  }

  /** A call without arguments has an empty object for clients to parse, not an empty string. */
  private byte[] whole() {
    byte[] all = arguments.isEmpty() ? json("{}") : arguments.toArray();
    return new Pieces(all.length + 2).put("\"").put(all).put("\"").toArray();
  }

  private String written() {
    byte[] object = new Pieces(64).put("{\"all\":").put(whole()).put("}").toArray();
    ObjectScan scan = ObjectScan.of(object, 0, object.length);
    @Nullable String all = scan == null ? null : scan.text("all");
    return all == null ? "" : all;
  }

  private byte[] item(String status, byte[] all) {
    Pieces item = new Pieces(all.length + 256);
    item.put("{\"id\":\"" + id() + "\",\"type\":\"");
    item.put(tool.custom() ? "custom_tool_call" : "function_call");
    item.put("\",\"status\":\"" + status + "\",\"call_id\":").put(callId);
    item.put(",\"name\":").put(JsonText.quoted(tool.name()));
    if (tool.namespace() != null) {
      item.put(",\"namespace\":").put(JsonText.quoted(tool.namespace()));
    }
    item.put(tool.custom() ? ",\"input\":" : ",\"arguments\":").put(all);
    return item.put("}").toArray();
  }
}
