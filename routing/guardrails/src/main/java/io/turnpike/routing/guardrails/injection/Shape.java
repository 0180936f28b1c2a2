package io.turnpike.routing.guardrails.injection;

import java.util.Set;

/** What a text looks like, apart from its words. The order is that of the learned weights. */
enum Shape {
  /** Always there. */
  ANY,
  CHAT_TOKENS,
  FORGED_TURN,
  TRANSCRIPT,
  RULE_LINES,
  HTML,
  JSON,
  MAIL,
  LOG,
  TABLE,
  PROGRAM,
  MARKDOWN,
  FORM,
  COMMENT,
  DOCUMENT,
  QUESTION_IN_DOCUMENT,
  TOOL_TAG,
  INVISIBLE,
  MANY_INVISIBLE,
  LOOKALIKES,
  HIDDEN_READING,
  ENCODED_READING,
  SPELLED_READING,
  QUESTION,
  OPENS_WITH_QUESTION,
  QUOTES,
  TALKS_ABOUT_QUOTES,
  PLACEHOLDER,
  ADDRESS,
  IMAGE_LINK,
  SHOUTING,
  EXCLAIMING,
  FOREIGN,
  MIXED_WRITING,
  UNDER_40,
  UNDER_80,
  UNDER_160,
  UNDER_320,
  UNDER_640,
  OVER_640,
  GUARD_WORDS,
  MANY_GUARD_WORDS,
  ATTACK_2,
  ATTACK_3,
  ATTACK_4,
  ATTACK_5,
  ATTACK_6,
  ENDS_IN_COLON,
  SEGMENT,
  FIRST_SEGMENT,
  LAST_SEGMENT;

  static final int MOST = 64;

  static final Set<Shape> DOCUMENTS = Set.of(HTML, JSON, MAIL, LOG, TABLE, PROGRAM, MARKDOWN, FORM);
}
