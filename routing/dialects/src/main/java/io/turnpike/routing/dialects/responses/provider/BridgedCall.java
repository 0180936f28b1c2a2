package io.turnpike.routing.dialects.responses.provider;

/** One call of a tool inside a stream. */
final class BridgedCall {

  private final int index;
  private final boolean custom;
  private boolean argued;

  BridgedCall(int index, boolean custom) {
    this.index = index;
    this.custom = custom;
  }

  int index() {
    return index;
  }

  String type() {
    return custom ? BridgeTools.CUSTOM : BridgeTools.FUNCTION;
  }

  /** The field with what the tool is told. */
  String said() {
    return custom ? "input" : "arguments";
  }

  boolean isCustom() {
    return custom;
  }

  /** Something of what the tool is told has come. */
  boolean isArgued() {
    return argued;
  }

  void argued() {
    argued = true;
  }
}
