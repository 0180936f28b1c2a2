package io.turnpike.routing.dialects.gemini.provider.answer;

import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import org.jspecify.annotations.Nullable;

/** A candidate of a whole answer as a choice. */
final class WholeChoice {

  private final @Nullable String answer;
  private final long position;
  private final Pieces text = new Pieces(1024);
  private final Pieces thoughts = new Pieces(256);
  private final Pieces calls = new Pieces(256);
  private byte @Nullable [] signature;
  private int called;
  private boolean spoke;

  /**
   * @param answer its id; null for none
   * @param position what the choice is counted as where the candidate does not say
   */
  WholeChoice(@Nullable String answer, long position) {
    this.answer = answer;
    this.position = position;
  }

  byte[] of(ObjectScan candidate) {
    long index = candidate.count("index");
    long number = index < 0 ? position : index;
    SaidPart.of(candidate).forEach(part -> say(part, number));
    String finish = EndReasons.finish(candidate.text(EndReasons.NAME), called > 0);
    return new Pieces(text.size() + 512)
        .put("{\"index\":" + number + ",\"message\":{\"role\":\"assistant\",\"content\":")
        .put(content())
        .put(more())
        .put("}")
        .member("logprobs", TokenChances.of(candidate))
        .put(",\"finish_reason\":\"" + finish + "\"}")
        .toArray();
  }

  private void say(SaidPart part, long number) {
    switch (part) {
      case SaidPart.Text(byte[] said, boolean thought, byte[] signed) -> {
        (thought ? thoughts : text).put(said, 1, said.length - 1);
        spoke |= !thought;
        signature = signed == null ? signature : signed;
      }
      case SaidPart.Call(byte[] id, byte[] name, byte[] arguments, byte[] signed) ->
          calls.next(
              new Pieces(arguments.length + 128)
                  .put("{\"id\":")
                  .put(CallNames.of(id, answer, number, called++))
                  .put(",\"type\":\"function\",\"function\":{\"name\":")
                  .put(name)
                  .put(",\"arguments\":")
                  .put(arguments)
                  .put("}")
                  .put(ContentChunks.slot(signed))
                  .put("}")
                  .toArray());
    }
  }

  private byte[] content() {
    Pieces content = new Pieces(text.size() + 8);
    return spoke
        ? content.put("\"").put(text.toArray()).put("\"").toArray()
        : content.put("null").toArray();
  }

  private byte[] more() {
    Pieces more = new Pieces(calls.size() + thoughts.size() + 128);
    if (!thoughts.isEmpty()) {
      more.put(",\"reasoning_content\":\"").put(thoughts.toArray()).put("\"");
    }
    if (!calls.isEmpty()) {
      more.put(",\"tool_calls\":[").put(calls.toArray()).put("]");
    }
    return more.put(ContentChunks.slot(signature)).toArray();
  }
}
