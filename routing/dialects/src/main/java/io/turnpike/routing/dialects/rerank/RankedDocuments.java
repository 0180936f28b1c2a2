package io.turnpike.routing.dialects.rerank;

import io.turnpike.routing.dialects.RequestScan.Member;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.ScannedBody;
import io.turnpike.routing.dialects.json.WholeNumber;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How many searches Cohere can take a request for: one for each hundred documents, of which one
 * that has, with the query, more than 500 tokens counts once for each 500. Two bytes are a token,
 * as no vocabulary cuts finer; the query is taken to leave 100 tokens at least.
 */
final class RankedDocuments {

  static final String FIELD = "documents";

  private static final int PER_SEARCH = 100;
  private static final long PIECE = 500;
  private static final long LEAST_ROOM = 100;

  private static final String MOST = "max_tokens_per_doc";

  /** Tokens up to which a document is read, where a request does not say. */
  private static final long READ = 4_096;

  private RankedDocuments() {}

  static long searches(ScannedBody body, Target target) {
    Member documents = body.member(FIELD);
    long room = Math.max(LEAST_ROOM, PIECE - tokens(length(body.member("query"))));
    long pieces = documents == null ? 1 : pieces(body.bytes(), documents, room, read(body, target));
    return Math.max(1, (pieces + PER_SEARCH - 1) / PER_SEARCH);
  }

  private static long read(ScannedBody body, Target target) {
    long asked = target.drops().contains(MOST) ? -1 : sent(body, target);
    return asked < 0 ? READ : asked;
  }

  private static long sent(ScannedBody body, Target target) {
    Override own = among(target.overrides());
    Member clients = own == null ? body.member(MOST) : null;
    return clients == null
        ? number(own == null ? among(target.defaults()) : own)
        : WholeNumber.of(body.bytes(), clients.start(), clients.end());
  }

  private static long number(@Nullable Override own) {
    return own == null ? -1 : WholeNumber.of(own.json(), 0, own.json().length);
  }

  /** Of two for one field the later counts. */
  private static @Nullable Override among(List<Override> parameters) {
    Override found = null;
    for (Override parameter : parameters) {
      found = parameter.field().equals(MOST) ? parameter : found;
    }
    return found;
  }

  private static long pieces(byte[] body, Member documents, long room, long most) {
    long pieces = 0;
    int length = documents.end() - documents.start();
    try (JsonParser in = JsonParsers.of(body, documents.start(), length)) {
      in.nextToken();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        long start = in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        long tokens = Math.min(most, tokens(in.currentLocation().getByteOffset() - start));
        pieces += Math.max(1, (tokens + room - 1) / room);
      }
    }
    return pieces;
  }

  private static long length(@Nullable Member member) {
    return member == null ? 0 : member.end() - member.start();
  }

  private static long tokens(long bytes) {
    return (bytes + 1) / 2;
  }
}
