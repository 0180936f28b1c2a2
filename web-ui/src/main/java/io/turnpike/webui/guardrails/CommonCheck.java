package io.turnpike.webui.guardrails;

import java.util.List;

/** A check that most sets want, and that a form can ask for. */
enum CommonCheck {
  PII("pii", "Personal data", List.of("flag", "redact", "deny"), true),
  SECRETS("secrets", "Keys and secrets", List.of("flag", "redact", "deny"), true),
  INJECTION("prompt_injection", "Prompt injection", List.of("flag", "deny"), false),
  WORDS("words", "Words", List.of("flag", "deny"), true);

  private final String check;
  private final String label;
  private final List<String> actions;
  private final boolean ofAnswers;

  CommonCheck(String check, String label, List<String> actions, boolean ofAnswers) {
    this.check = check;
    this.label = label;
    this.actions = actions;
    this.ofAnswers = ofAnswers;
  }

  /** As documents have it; also the name of its field. */
  public String check() {
    return check;
  }

  public String label() {
    return label;
  }

  public List<String> actions() {
    return actions;
  }

  /** Whether answers are looked through for it as well. */
  boolean ofAnswers() {
    return ofAnswers;
  }
}
