package io.turnpike.routing.gateway.testing.behaviour;

import java.util.ArrayList;
import java.util.List;

/**
 * How an answer is written down.
 *
 * @param headers whole lines, sent as they are
 * @param lengthOff added to the true length in {@code Content-Length}; a stream other than 0 comes
 *     with a length instead of chunks
 */
record Form(
    UsageStyle usage,
    Cached cached,
    SseStyle style,
    Cut cut,
    Finish finish,
    Content content,
    Encoding encoding,
    List<String> headers,
    int lengthOff) {

  static final Form PLAIN =
      new Form(
          UsageStyle.WHEN_ASKED,
          Cached.NONE,
          SseStyle.PLAIN,
          new Cut.PerEvent(),
          Finish.STOP,
          new Content.Text(),
          Encoding.IDENTITY,
          List.of(),
          0);

  Form usage(UsageStyle usage) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form cached(Cached cached) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form style(SseStyle style) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form cut(Cut cut) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form finish(Finish finish) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form content(Content content) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form encoding(Encoding encoding) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, lengthOff);
  }

  Form lengthOff(int bytes) {
    return new Form(usage, cached, style, cut, finish, content, encoding, headers, bytes);
  }

  Form header(String line) {
    List<String> all = new ArrayList<>(headers);
    all.add(line);
    return new Form(
        usage, cached, style, cut, finish, content, encoding, List.copyOf(all), lengthOff);
  }

  /** The given lines, then ours, then what the encoding needs said. */
  List<String> headers(String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(headers);
    all.addAll(encoding.headers());
    return all;
  }
}
