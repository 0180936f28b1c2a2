package io.turnpike.routing.gateway.cache.meaning;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.Partition;
import io.turnpike.routing.cache.meaning.Question;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.texts.BodyTexts;
import io.turnpike.routing.gateway.cache.asked.CallKeys;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.guard.TextPart;
import io.turnpike.routing.guard.TextPart.Role;
import io.turnpike.routing.plan.PlanSteps;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What of a request may be said otherwise: its last turn, where that is a user's, and one text and
 * nothing else. All the rest is its partition, to the letter.
 */
final class Questions {

  /** In UTF-16 code units; a longer text is no question but something that one is about. */
  private static final int LONGEST = 2_000;

  private static final byte[] NOTHING = "\"\"".getBytes(US_ASCII);

  private Questions() {}

  /**
   * Null for a request that has no such turn, or wants several answers.
   *
   * @param embedder name
   * @param inMemory whether its answer may be kept nowhere else
   */
  static @Nullable Question of(
      Call call, Partition partition, EntryKey key, String embedder, boolean inMemory) {
    if (wantsSeveral(call)) {
      return null;
    }
    Canonical asked = CallKeys.asked(call);
    TextPart turn = lastTurn(asked.request());
    if (turn == null) {
      return null;
    }
    byte[] body = without(turn, asked.request().body());
    EntryKey rest = CallKeys.of(call, partition, asked, body, apart(key, turn, embedder, inMemory));
    return rest == null ? null : new Question(key, rest.digest(), turn.text(), inMemory);
  }

  /** What no part of a key's digest says. */
  private static Map<String, String> apart(
      EntryKey key, TextPart turn, String embedder, boolean inMemory) {
    return Map.of(
        "organization",
        key.organization().value().toString(),
        "asked at",
        turn.pointer(),
        "embeddings",
        embedder,
        "kept",
        inMemory ? "in memory" : "anywhere");
  }

  private static boolean wantsSeveral(Call call) {
    AtomicBoolean several = new AtomicBoolean();
    PlanSteps.forEachServing(
        call.plan().root(),
        target -> several.compareAndSet(false, call.body().answers(target) > 1));
    return several.get();
  }

  private static @Nullable TextPart lastTurn(RequestScan request) {
    String text = request.lastUserText();
    if (text == null || text.isBlank() || text.length() > LONGEST || request.needs().vision()) {
      return null;
    }
    List<TextPart> parts = BodyTexts.ofRequest(request.body());
    TextPart last = parts == null ? null : lastOfUser(parts);
    return last != null && last.text().equals(text) ? last : null;
  }

  /** Null where something was said after it, or just before it by a tool. */
  private static @Nullable TextPart lastOfUser(List<TextPart> parts) {
    for (int at = parts.size() - 1; at >= 0; at--) {
      TextPart part = parts.get(at);
      if (part.role() == Role.USER) {
        boolean alone = at + 1 == parts.size() || !isInSameList(part, parts.get(at + 1));
        boolean toTool = at > 0 && parts.get(at - 1).role() == Role.TOOL_RESULT;
        return alone && !toTool ? part : null;
      }
    }
    return null;
  }

  private static boolean isInSameList(TextPart one, TextPart next) {
    return list(one).equals(list(next));
  }

  private static String list(TextPart part) {
    int end = part.pointer().indexOf('/', 1);
    return end < 0 ? part.pointer() : part.pointer().substring(0, end);
  }

  private static byte[] without(TextPart turn, byte[] body) {
    ByteArrayOutputStream rest = new ByteArrayOutputStream(body.length);
    rest.write(body, 0, turn.start());
    rest.writeBytes(NOTHING);
    rest.write(body, turn.end(), body.length - turn.end());
    return rest.toByteArray();
  }
}
