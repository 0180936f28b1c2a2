package io.turnpike.routing.guardrails.injection;

/** The tokens by which templates of chats open a turn of the system. */
final class ForgedTurn {

  private static final String[] OPENS = {
    "<|im_start|>system",
    "<|start_header_id|>system",
    "<|start|>system",
    "<|system|>",
    "<|system_prompt|>",
    "<<sys>>",
    "### system:",
    "### system prompt:",
    "</s>[inst]",
    "</s> [inst]",
    "[/inst]</s>",
    "<|im_end|>",
    "<|eot_id|>",
    "<end_of_turn>"
  };

  /** What they begin with. */
  private static final String FIRST = "<#[";

  /** How templates begin. They close nothing before they have opened it. */
  private static final String[] BEGINNINGS = {
    "<|im_start|>",
    "<|start_header_id|>",
    "<|begin_of_text|>",
    "<|start|>",
    "<|system|>",
    "<|user|>",
    "<start_of_turn>",
    "<bos>",
    "<s>",
    "[inst]"
  };

  private static final String MENTIONED = "\"'`(=,";

  /** As much of the end of a text as tells whether an answer is to follow. */
  private static final int LAST = 40;

  private ForgedTurn() {}

  /**
   * Where the first one stands that something follows; -1 for none. A text that begins as a
   * template does and ends where the model is to go on is a template's own, and what stands in
   * quotation marks, in a block of code or before placeholders is talked about.
   */
  static int find(String text, int from, int to) {
    int start = begin(text, from, to);
    int code = text.indexOf("```", start);
    int end = code < 0 ? to : Math.min(to, code);
    int placeholder = text.lastIndexOf("{{");
    int quote = text.lastIndexOf('"');
    boolean open = false;
    for (int at = start; at < end; at++) {
      open ^= text.charAt(at) == '"';
      boolean plain = at > placeholder && !(open && at < quote);
      if (plain && opens(text, start, at, to)) {
        return at;
      }
    }
    return -1;
  }

  private static int begin(String text, int from, int to) {
    int start = from;
    while (start < to && text.charAt(start) <= ' ') {
      start++;
    }
    for (String each : BEGINNINGS) {
      if (text.startsWith(each, start)) {
        return endsOpen(text.substring(Math.max(start, to - LAST), to)) ? to : start;
      }
    }
    return start;
  }

  private static boolean endsOpen(String end) {
    return end.contains("assistant") || end.contains("[/inst]") || end.contains("_turn>model");
  }

  private static boolean opens(String text, int start, int at, int to) {
    if (FIRST.indexOf(text.charAt(at)) < 0) {
      return false;
    }
    for (String each : OPENS) {
      if (text.startsWith(each, at)) {
        return !mentioned(text, start, at) && goesOn(text, at, each, to);
      }
    }
    return false;
  }

  private static boolean mentioned(String text, int start, int at) {
    int before = at - 1;
    while (before > start && text.charAt(before) == ' ') {
      before--;
    }
    return before >= start && MENTIONED.indexOf(text.charAt(before)) >= 0;
  }

  /** Whether words follow, and not the end of a quotation. */
  private static boolean goesOn(String text, int at, String token, int to) {
    int words = 0;
    for (int i = at + token.length(); i < Math.min(to, at + 200); i++) {
      words += Letters.is(text.charAt(i)) && Letters.begins(text, i) ? 1 : 0;
    }
    int after = at + token.length();
    boolean closed = after < to && "\"'`".indexOf(text.charAt(after)) >= 0;
    return words > 2 && !closed;
  }
}
