package io.turnpike.routing.dialects.gemini.client;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How likely each token was, and which others there were in its place. */
final class LogprobsResult {

  private LogprobsResult() {}

  /** Null for a choice that does not say. */
  static byte @Nullable [] of(ObjectScan choice) {
    ObjectScan given = choice.object("logprobs");
    List<ObjectScan> tokens = given == null ? null : given.objects("content");
    if (tokens == null || tokens.isEmpty()) {
      return null;
    }
    Pieces chosen = new Pieces(256);
    Pieces top = new Pieces(256);
    for (ObjectScan token : tokens) {
      chosen.next(candidate(token));
      top.next(others(token.objects("top_logprobs")));
    }
    return new Pieces(512)
        .put("{\"chosenCandidates\":[")
        .put(chosen.toArray())
        .put("],\"topCandidates\":[")
        .put(top.toArray())
        .put("]}")
        .toArray();
  }

  private static byte[] others(@Nullable List<ObjectScan> tokens) {
    Pieces candidates = new Pieces(128);
    (tokens == null ? List.<ObjectScan>of() : tokens)
        .forEach(token -> candidates.next(candidate(token)));
    return new Pieces(256).put("{\"candidates\":[").put(candidates.toArray()).put("]}").toArray();
  }

  private static byte[] candidate(ObjectScan token) {
    byte[] chance = token.raw("logprob");
    return new Pieces(64)
        .put("{\"logProbability\":")
        .put(chance == null ? new byte[] {'0'} : chance)
        .member("token", token.string("token"))
        .put("}")
        .toArray();
  }
}
