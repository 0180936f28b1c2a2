package io.turnpike.routing.guardrails.injection;

/**
 * Wordings that are attacks whatever else the text says. What they add is fixed and not learned:
 * texts that have them are few, and of those that talk about them there are many.
 */
enum Telltale {
  OVERRIDE(AttackKind.INSTRUCTION_OVERRIDE, 2),
  LEAK(AttackKind.PROMPT_LEAK, 2),
  PERSONA(AttackKind.JAILBREAK, 2),
  TURN(AttackKind.FORGED_TURN, 3);

  private final AttackKind kind;
  private final double adds;

  Telltale(AttackKind kind, double adds) {
    this.kind = kind;
    this.adds = adds;
  }

  /** To the sum whose sigmoid is the score. */
  double adds() {
    return adds;
  }

  AttackKind kind() {
    return kind;
  }

  /** Its feature: the last of those that shapes leave free. */
  int feature() {
    return Shape.MOST - values().length + ordinal();
  }

  static boolean is(int feature) {
    return feature < Shape.MOST && feature >= Shape.MOST - values().length;
  }

  static Telltale of(int feature) {
    return values()[feature - Shape.MOST + values().length];
  }
}
