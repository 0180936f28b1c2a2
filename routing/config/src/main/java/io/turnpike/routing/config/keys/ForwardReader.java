package io.turnpike.routing.config.keys;

import io.netty.util.AsciiString;
import io.turnpike.routing.config.language.Fields;
import io.turnpike.routing.config.language.JsonValues;
import io.turnpike.routing.config.language.Pointer;
import io.turnpike.routing.config.language.Spelling;
import io.turnpike.routing.config.language.Vocabulary;
import io.turnpike.routing.plan.ForwardableHeaders;
import io.turnpike.routing.plan.ForwardedHeader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code forward_headers}: headers of the client that the provider gets too. */
final class ForwardReader {

  private static final String KEY = "forward_headers";

  private final Fields node;
  private final List<ForwardedHeader> headers = new ArrayList<>();
  private final Set<AsciiString> targets = new HashSet<>();

  private ForwardReader(Fields node) {
    this.node = node;
  }

  /** The node's own list when it has one, even an empty one; the outer one otherwise. */
  static List<ForwardedHeader> read(Fields node, List<ForwardedHeader> outer) {
    JsonNode list = node.get(KEY);
    if (list == null) {
      return outer;
    }
    return list.isArray() && list.isEmpty() ? List.of() : new ForwardReader(node).read();
  }

  private List<ForwardedHeader> read() {
    node.each(KEY, this::element);
    if (headers.size() > ForwardableHeaders.MOST) {
      node.mistake(
          KEY,
          "has "
              + headers.size()
              + " headers; at most "
              + ForwardableHeaders.MOST
              + " are accepted.");
    }
    return List.copyOf(headers);
  }

  private void element(JsonNode value, Pointer at) {
    if (value.isString()) {
      String name = name(value.stringValue(), at);
      add(name, name, at);
      return;
    }
    if (!value.isObject()) {
      node.mistake(at, JsonValues.wanted("a header's name, or {\"from\": …, \"to\": …}", value));
      return;
    }
    Fields own = Fields.of(value, at, Vocabulary.FORWARDED_HEADER, node.findings());
    if (own != null) {
      add(end(own, "from"), end(own, "to"), at);
    }
  }

  private @Nullable String end(Fields own, String key) {
    if (own.lacks(key, ", the name of a header.")) {
      return null;
    }
    String name = own.string(key);
    return name == null ? null : name(name, own.place(key));
  }

  private @Nullable String name(String name, Pointer at) {
    String refusal = ForwardableHeaders.refusal(name);
    if (refusal == null) {
      return name;
    }
    node.mistake(at, Spelling.quoted(name) + " " + refusal);
    return null;
  }

  /** Two values under one name would leave it to chance which one is read. */
  private void add(@Nullable String from, @Nullable String to, Pointer at) {
    if (from == null || to == null) {
      return;
    }
    ForwardedHeader header = ForwardedHeader.of(from, to);
    if (targets.add(header.to())) {
      headers.add(header);
    } else {
      node.mistake(at, "passes on a second " + Spelling.quoted(to) + "; keep one.");
    }
  }
}
