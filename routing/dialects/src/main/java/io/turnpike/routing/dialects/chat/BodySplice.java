package io.turnpike.routing.dialects.chat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.chat.RequestScan.Member;
import io.turnpike.routing.dialects.chat.RequestScan.StreamOptions;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.plan.RoutePlan.Override;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client's body with a few places changed. Everything between them is copied as it came, so
 * fields the gateway has never heard of survive.
 */
public final class BodySplice implements RequestBody {

  /** What the gateway itself depends on cannot be overridden behind its back. */
  private static final Set<String> OURS = Set.of("model", "stream", "stream_options");

  private static final byte[] TRUE = ascii("true");
  private static final byte[] INCLUDE = ascii("\"include_usage\":true");
  private static final byte[] INCLUDE_ALSO = ascii("\"include_usage\":true,");
  private static final byte[] OPTIONS = ascii("{\"include_usage\":true}");
  private static final byte[] OPTIONS_FIELD = ascii("\"stream_options\":{\"include_usage\":true},");

  private final RequestScan scan;
  private final List<Edit> edits = new ArrayList<>(4);
  private int size;

  private record Edit(int start, int end, byte[] bytes) {}

  private BodySplice(RequestScan scan) {
    this.scan = scan;
    this.size = scan.body().length;
  }

  /**
   * @param model to send; replaces the client's where it differs
   * @param defaults for fields the client did not send
   * @param overrides whatever the client sent
   */
  public static BodySplice of(
      RequestScan scan, String model, List<Override> defaults, List<Override> overrides) {
    BodySplice splice = new BodySplice(scan);
    defaults.forEach(it -> splice.fallBackTo(it, overrides));
    overrides.forEach(splice::override);
    splice.model(model, overrides);
    if (scan.stream()) {
      splice.askForUsage(scan.streamOptions());
    }
    splice.edits.sort(Comparator.comparingInt(Edit::start));
    return splice;
  }

  @java.lang.Override
  public ByteBuf write(ByteBufAllocator allocator) {
    return write(allocator.buffer(size));
  }

  /** The whole of it, for a provider that wants it translated. */
  @java.lang.Override
  public byte[] bytes() {
    byte[] all = new byte[size];
    write(Unpooled.wrappedBuffer(all).clear());
    return all;
  }

  private ByteBuf write(ByteBuf out) {
    int at = 0;
    for (Edit edit : edits) {
      out.writeBytes(scan.body(), at, edit.start() - at).writeBytes(edit.bytes());
      at = edit.end();
    }
    return out.writeBytes(scan.body(), at, scan.body().length - at);
  }

  @java.lang.Override
  public int size() {
    return size;
  }

  private void fallBackTo(Override given, List<Override> overrides) {
    if (scan.member(given.field()) == null
        && overrides.stream().noneMatch(it -> it.field().equals(given.field()))) {
      override(given);
    }
  }

  private void override(Override override) {
    if (!OURS.contains(override.field())) {
      set(override.field(), override.json());
    }
  }

  private void model(String model, List<Override> overrides) {
    if (!model.equals(scan.model())) {
      set("model", json(model, overrides));
    }
  }

  private void set(String field, byte[] json) {
    @Nullable Member member = scan.member(field);
    if (member != null) {
      edit(member.start(), member.end(), json);
    } else {
      edit(scan.open(), scan.open(), field(field, json));
    }
  }

  private void askForUsage(@Nullable StreamOptions options) {
    if (options == null) {
      edit(scan.open(), scan.open(), OPTIONS_FIELD);
    } else if (options.isNull()) {
      set("stream_options", OPTIONS);
    } else if (options.start() < 0) {
      edit(options.open(), options.open(), options.empty() ? INCLUDE : INCLUDE_ALSO);
    } else if (!options.includeUsage()) {
      edit(options.start(), options.end(), TRUE);
    }
  }

  private void edit(int start, int end, byte[] bytes) {
    edits.add(new Edit(start, end, bytes));
    size += bytes.length - (end - start);
  }

  /** A comma always follows: the object is never empty, it has messages. */
  private static byte[] field(String name, byte[] json) {
    byte[] head = JsonText.quoted(name);
    byte[] field = new byte[head.length + json.length + 2];
    System.arraycopy(head, 0, field, 0, head.length);
    field[head.length] = ':';
    System.arraycopy(json, 0, field, head.length + 1, json.length);
    field[field.length - 1] = ',';
    return field;
  }

  private static byte[] json(String model, List<Override> overrides) {
    for (Override override : overrides) {
      if (model.equals(override.text()) && override.field().equals("model")) {
        return override.json();
      }
    }
    return JsonText.quoted(model);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
