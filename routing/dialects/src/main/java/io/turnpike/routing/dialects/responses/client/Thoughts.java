package io.turnpike.routing.dialects.responses.client;

import io.turnpike.routing.dialects.chat.ChatWords;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reasoning in an answer: shown as text, and signed or encrypted by the vendor in a slot of its
 * own, which in a stream comes after the text that it signs.
 */
final class Thoughts {

  private final ResponseDraft draft;
  private @Nullable ThoughtItem open;

  Thoughts(ResponseDraft draft) {
    this.draft = draft;
  }

  void take(ObjectScan delta) {
    byte[] shown = draft.held(ChatWords.thought(delta));
    List<ObjectScan> items = delta.objects("reasoning_items");
    List<ObjectScan> blocks = delta.objects("thinking_blocks");
    if (shown != null && !isTold(items) && !isSigned(blocks)) {
      item().text(shown);
    }
    if (items != null) {
      items.forEach(this::encrypted);
    }
    if (blocks != null) {
      blocks.forEach(this::block);
    }
  }

  void end() {
    if (open != null) {
      draft.ended(open, "completed");
      open = null;
    }
  }

  /** Whether what is shown stands in the slot once more, as it does in a whole answer. */
  private static boolean isTold(@Nullable List<ObjectScan> items) {
    return items != null && items.stream().anyMatch(it -> isThere(it.raw("summary")));
  }

  private static boolean isSigned(@Nullable List<ObjectScan> blocks) {
    return blocks != null
        && blocks.stream().anyMatch(it -> it.has("signature") && isThere(it.raw("thinking")));
  }

  private static boolean isThere(byte @Nullable [] value) {
    return value != null && value.length > 2;
  }

  /** This API's own, from a provider that was called by way of it. */
  private void encrypted(ObjectScan item) {
    List<ObjectScan> summary = open == null ? item.objects("summary") : null;
    ThoughtItem thought = item();
    if (summary != null) {
      for (ObjectScan part : summary) {
        byte[] text = draft.words(part, "text");
        if (text != null) {
          thought.text(text);
        }
      }
    }
    byte[] content = item.string("encrypted_content");
    if (content != null) {
      thought.encrypted(content);
    }
    end();
  }

  private void block(ObjectScan block) {
    byte[] signature = draft.words(block, "signature");
    byte[] redacted = draft.words(block, "data");
    if (redacted != null) {
      end();
      sealed("redacted_thinking", "data", redacted, null);
    } else if (signature != null) {
      byte[] text = draft.words(block, "thinking");
      if (text != null && open == null) {
        item().text(text);
      }
      sealed("thinking", "thinking", text == null ? item().shown() : text, signature);
    }
  }

  private void sealed(String type, String field, byte[] value, byte @Nullable [] signature) {
    Pieces block = new Pieces(value.length + 64).put("{\"type\":\"" + type + "\",\"");
    block.put(field + "\":").put(value);
    if (signature != null) {
      block.put(",\"signature\":").put(signature);
    }
    item().encrypted(SignedThought.sealed(block.put("}").toArray()));
    end();
  }

  private ThoughtItem item() {
    ThoughtItem item = open;
    if (item == null) {
      item = draft.thought();
      open = item;
    }
    return item;
  }
}
