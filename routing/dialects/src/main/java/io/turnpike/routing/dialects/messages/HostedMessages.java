package io.turnpike.routing.dialects.messages;

import io.turnpike.routing.ModelCatalog.ModelCard;
import io.turnpike.routing.dialects.Translation;
import io.turnpike.routing.dialects.json.JsonParsers;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.dialects.json.ObjectScan;
import io.turnpike.routing.dialects.json.Pieces;
import io.turnpike.routing.usage.RejectedUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Messages for a cloud that serves Anthropic's models by Anthropic's API: its version stands in the
 * request, what the cloud has in the address does not, and fields it has not heard of are left out.
 * Every other byte is as it came, and so are the answers.
 */
public final class HostedMessages implements Translation {

  private static final String VERSION = "anthropic_version";

  /** Who says this in a request speaks to the cloud, and knows what it takes. */
  private static final String BETA = "anthropic_beta";

  private final byte[] version;
  private final Set<String> elsewhere;
  private final Set<String> known;

  /**
   * @param version that the cloud knows, for example {@code bedrock-2023-05-31}
   * @param elsewhere names of fields that are said in the address
   * @param known names of fields at the top that the cloud takes
   */
  public HostedMessages(String version, Set<String> elsewhere, Set<String> known) {
    this.version = JsonText.quoted(version);
    this.elsewhere = Set.copyOf(elsewhere);
    this.known = Set.copyOf(known);
  }

  @Override
  public TranslatedRequest request(byte[] messages, @Nullable ModelCard card) {
    ObjectScan fields = ObjectScan.of(messages, 0, messages.length);
    boolean free = fields != null && fields.has(BETA);
    Pieces out = new Pieces(messages.length + 64).put("{\"" + VERSION + "\":").put(version);
    List<String> dropped = new ArrayList<>(0);
    try (JsonParser in = JsonParsers.of(messages, 0, messages.length)) {
      in.nextToken();
      while (in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        int start = (int) in.currentTokenLocation().getByteOffset();
        int end = end(in);
        if (free || known.contains(name) || elsewhere.contains(name)) {
          member(name, messages, start, end, out);
        } else {
          dropped.add(name);
        }
      }
    }
    return new TranslatedRequest(out.put("}").toArray(), dropped);
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
    if (!name.equals(VERSION) && !elsewhere.contains(name)) {
      out.put(",").put(messages, start, end);
    }
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
