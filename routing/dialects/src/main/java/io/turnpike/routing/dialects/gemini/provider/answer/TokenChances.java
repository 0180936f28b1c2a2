package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How likely each token was, in the words of chat completions. */
final class TokenChances {

  private static final byte[] EMPTY = {'"', '"'};
  private static final byte[] NONE = {'0'};

  private TokenChances() {}

  /** Null for a candidate that does not say. */
  static byte @Nullable [] of(ObjectScan candidate) {
    ObjectScan given = candidate.object("logprobsResult");
    List<ObjectScan> chosen = given == null ? null : given.objects("chosenCandidates");
    if (given == null || chosen == null || chosen.isEmpty()) {
      return null;
    }
    List<ObjectScan> top = given.objects("topCandidates");
    Pieces tokens = new Pieces(256);
    for (int i = 0; i < chosen.size(); i++) {
      tokens.next(
          token(chosen.get(i))
              .put(",\"top_logprobs\":[")
              .put(others(top == null || i >= top.size() ? null : top.get(i)))
              .put("]}")
              .toArray());
    }
    return new Pieces(256).put("{\"content\":[").put(tokens.toArray()).put("]}").toArray();
  }

  private static byte[] others(@Nullable ObjectScan candidates) {
    List<ObjectScan> all = candidates == null ? null : candidates.objects("candidates");
    Pieces others = new Pieces(128);
    (all == null ? List.<ObjectScan>of() : all)
        .forEach(each -> others.next(token(each).put("}").toArray()));
    return others.toArray();
  }

  private static Pieces token(ObjectScan candidate) {
    byte[] token = candidate.string("token");
    byte[] chance = candidate.raw("logProbability");
    return new Pieces(96)
        .put("{\"token\":")
        .put(token == null ? EMPTY : token)
        .put(",\"logprob\":")
        .put(chance == null ? NONE : chance)
        .put(",\"bytes\":null");
  }
}
