package io.turnpike.routing.guardrails.injection;

/**
 * A text that holds a conversation: what its system turn says, and from where on it is judged.
 *
 * @param guard where the system turn ends; 0 for none
 */
record Turns(int guard) {

  private static final String[] SYSTEM = {"[system]", "system:", "<system>", "<|system|>"};
  private static final String[] USER = {"[user]", "user:", "</system>", "<|user|>", "human:"};

  static Turns of(String folded) {
    for (int i = 0; i < SYSTEM.length; i++) {
      if (folded.startsWith(SYSTEM[i])) {
        int user = folded.indexOf("\n" + USER[i]);
        return new Turns(user < 0 ? 0 : user + 1 + USER[i].length());
      }
    }
    return new Turns(0);
  }
}
