package io.turnpike.routing.cache.meaning.guards;

import io.turnpike.routing.cache.meaning.guards.words.Text;

/** Both ask for a reason, a time, a person, an amount, a way, or for yes or no. */
final class QuestionGuard implements Guard {

  @Override
  public String reason() {
    return "question";
  }

  @Override
  public boolean agree(Text one, Text other) {
    return Asked.of(one).fits(Asked.of(other));
  }
}
