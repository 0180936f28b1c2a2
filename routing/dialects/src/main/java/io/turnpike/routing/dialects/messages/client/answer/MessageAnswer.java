package io.turnpike.routing.dialects.messages.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.AnswerScan;
import io.turnpike.routing.dialects.chat.ChatWords;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.dialects.messages.StopReasons;
import io.turnpike.routing.usage.TokenUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole chat completion as a message. Text is taken over as it was written, escapes and all. */
final class MessageAnswer {

  private static final byte[] UNSIGNED = {'"', '"'};

  private final List<String> stops;
  private final Pieces blocks = new Pieces(1024);
  private int calls;

  MessageAnswer(List<String> stops) {
    this.stops = stops;
  }

  /** The same bytes when they are no completion. */
  byte[] of(byte[] canonical) {
    ObjectScan completion = ObjectScan.of(canonical, 0, canonical.length);
    List<ObjectScan> choices = completion == null ? null : completion.objects("choices");
    if (completion == null || choices == null) {
      return canonical;
    }
    ObjectScan choice = choices.isEmpty() ? null : choices.getFirst();
    ObjectScan message = choice == null ? null : choice.object("message");
    if (message != null) {
      read(message);
    }
    AnswerScan scan = MessageAnswers.CHAT.answer(canonical);
    TokenUsage used = scan == null ? null : scan.usage().usage();
    return MessageHead.of(completion)
        .put(blocks.toArray())
        .put("],")
        .put(ending(choice, calls > 0, stops))
        .put(",\"usage\":")
        .put(MessageHead.usage(used == null ? TokenUsage.NONE : used))
        .put("}")
        .toArray();
  }

  /** Why it ended, as two fields. Some servers name the text at which they stopped. */
  static byte[] ending(@Nullable ObjectScan choice, boolean calls, List<String> stops) {
    String finish = choice == null ? null : choice.text("finish_reason");
    String text = choice == null ? null : choice.text("stop_reason");
    boolean named = "stop".equals(finish) && text != null && stops.contains(text);
    String reason = named ? StopReasons.SEQUENCE : StopReasons.stop(finish, calls);
    return new Pieces(64)
        .put("\"stop_reason\":\"" + reason + "\",\"stop_sequence\":")
        .put(named && text != null ? JsonText.quoted(text) : "null".getBytes(UTF_8))
        .toArray();
  }

  private void read(ObjectScan message) {
    thoughts(message);
    text(ChatWords.text(message));
    text(message.string("refusal"));
    List<ObjectScan> all = message.objects("tool_calls");
    if (all != null) {
      all.forEach(this::call);
    }
  }

  private void thoughts(ObjectScan message) {
    List<ObjectScan> signed = message.objects("thinking_blocks");
    byte[] reasoning = ChatWords.thought(message);
    if (signed != null && !signed.isEmpty()) {
      signed.forEach(this::thought);
    } else if (reasoning != null) {
      add(MessageBlocks.thinking(reasoning, UNSIGNED));
    }
  }

  private void thought(ObjectScan block) {
    byte[] data = block.string("data");
    add(
        data == null
            ? MessageBlocks.thinking(
                MessageHead.orNameless(block.string("thinking")),
                MessageHead.orNameless(block.string("signature")))
            : MessageBlocks.redacted(data));
  }

  private void text(byte @Nullable [] text) {
    if (text != null && !MessageBlocks.isEmpty(text)) {
      add(MessageBlocks.text(text));
    }
  }

  private void call(ObjectScan call) {
    ObjectScan function = call.object("function");
    if (function != null) {
      calls++;
      add(
          MessageBlocks.call(
              call.string("id"),
              function.string("name"),
              MessageBlocks.input(function.text("arguments"))));
    }
  }

  private void add(byte[] block) {
    if (!blocks.isEmpty()) {
      blocks.put(",");
    }
    blocks.put(block);
  }
}
