package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.canonical.Attribution;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Messages for a cloud that serves Anthropic's models by Anthropic's API: its version stands in the
 * request, what the cloud has in the address does not, and fields and betas it has not heard of are
 * left out. Every other byte is as it came, and so are the answers.
 */
public final class HostedMessages implements Translation {

  private static final String VERSION = "anthropic_version";

  /** Who says this in a request speaks to the cloud, and knows what it takes. */
  private static final String BETA = "anthropic_beta";

  private static final String SYSTEM = "system";

  private final HostedForm form;

  public HostedMessages(HostedForm form) {
    this.form = form;
  }

  @Override
  public TranslatedRequest request(byte[] messages, @Nullable ModelCard card) {
    return request(messages, card, _ -> List.of());
  }

  @Override
  public TranslatedRequest request(
      byte[] messages, @Nullable ModelCard card, Function<String, List<String>> headers) {
    ObjectScan fields = ObjectScan.of(messages, 0, messages.length);
    boolean free = !form.betas().inHeader() && fields != null && fields.has(BETA);
    HostedBetas.Asked betas =
        free ? HostedBetas.Asked.NONE : form.betas().asked(headers.apply(HostedBetas.HEADER));
    List<String> dropped = new ArrayList<>(0);
    if (!betas.all()) {
      dropped.add(HostedBetas.HEADER);
    }
    byte[] body = body(messages, fields, free, betas, dropped);
    return new TranslatedRequest(body, dropped, null, header(betas));
  }

  private Map<String, String> header(HostedBetas.Asked betas) {
    return form.betas().inHeader() && !betas.names().isEmpty()
        ? Map.of(HostedBetas.HEADER, String.join(",", betas.names()))
        : Map.of();
  }

  private byte[] body(
      byte[] messages,
      @Nullable ObjectScan fields,
      boolean free,
      HostedBetas.Asked betas,
      List<String> dropped) {
    Pieces out = new Pieces(messages.length + 128).put("{\"" + VERSION + "\":");
    out.put(JsonText.quoted(form.version()));
    if (!form.betas().inHeader() && !betas.names().isEmpty()) {
      out.member(BETA, betas.json());
    }
    try (JsonParser in = JsonParsers.of(messages, 0, messages.length)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        int start = (int) in.currentTokenLocation().getByteOffset();
        int end = end(in);
        if (name.equals(SYSTEM) && fields != null && isAttributed(fields)) {
          dropped.add("system[0]");
          out.member(SYSTEM, unattributed(fields));
        } else if (free || form.takes(name, betas)) {
          member(name, messages, start, end, out);
        } else if (!name.equals(VERSION)) {
          dropped.add(name);
        }
      }
    }
    return out.put("}").toArray();
  }

  private static int end(JsonParser in) {
    if (in.nextToken().isStructStart()) {
      in.skipChildren();
    } else {
      in.finishToken();
    }
    return (int) in.currentLocation().getByteOffset();
  }

  private void member(String name, byte[] messages, int start, int end, Pieces out) {
    if (!name.equals(VERSION) && !form.elsewhere().contains(name)) {
      out.put(",").put(messages, start, end);
    }
  }

  private boolean isAttributed(ObjectScan fields) {
    List<ObjectScan> blocks = form.attributed() ? null : fields.objects(SYSTEM);
    return blocks != null && blocks.stream().anyMatch(HostedMessages::isAttribution);
  }

  /** Null where nothing is left. */
  private static byte @Nullable [] unattributed(ObjectScan fields) {
    List<ObjectScan> blocks = fields.objects(SYSTEM);
    Pieces kept = new Pieces(512);
    for (ObjectScan block : blocks == null ? List.<ObjectScan>of() : blocks) {
      if (!isAttribution(block)) {
        kept.next(block.whole());
      }
    }
    return kept.isEmpty()
        ? null
        : new Pieces(kept.size() + 2).put("[").put(kept.toArray()).put("]").toArray();
  }

  private static boolean isAttribution(ObjectScan block) {
    String text = block.text("text");
    return text != null && Attribution.is(text);
  }

  @Override
  public Set<String> signedSlots() {
    return Set.of("thinking");
  }

  @Override
  public boolean isOfRequestsAlone() {
    return true;
  }

  @Override
  public byte[] answer(byte[] body, Instant now) {
    return body;
  }

  @Override
  public @Nullable RejectedUsage rejected(byte[] body) {
    return null;
  }

  @Override
  public StreamTranslation stream(Instant now) {
    throw new IllegalStateException("Events pass as they come.");
  }
}
