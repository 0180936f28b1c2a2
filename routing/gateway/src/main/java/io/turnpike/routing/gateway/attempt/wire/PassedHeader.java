package io.turnpike.routing.gateway.attempt.wire;

import io.netty.util.AsciiString;
import io.turnpike.routing.FailureClass;
import io.turnpike.routing.gateway.call.AttemptFailed;
import io.turnpike.routing.gateway.call.Call;
import io.turnpike.routing.plan.ForwardedHeader;
import io.turnpike.routing.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.netty.http.client.HttpClientRequest;

/** A header of the client on its way to a provider. */
public record PassedHeader(AsciiString name, List<String> values) {

  /** Characters of all values of one request. */
  private static final int MOST = 8_192;

  /** What says of a request of any kind how it is meant. */
  private static final List<ForwardedHeader> OF_ANY_KIND =
      List.of(
          ForwardedHeader.of("accept", "accept"),
          ForwardedHeader.of("idempotency-key", "idempotency-key"));

  /**
   * What belongs to the dialect where the provider speaks it too, what the client asks to be passed
   * on, then what the target does; of one name the later is sent. Throws {@link AttemptFailed} for
   * values that cannot be sent.
   */
  public static List<PassedHeader> of(Call call, Target target, TargetRequest wording) {
    boolean passedOn = !call.operation().isServed();
    List<String> own = wording.isAsAsked() ? call.operation().dialect().headers() : List.of();
    if (own.isEmpty()
        && target.forwarded().isEmpty()
        && call.forwarded().isEmpty()
        && wording.headers().isEmpty()) {
      return List.of();
    }
    List<PassedHeader> passed = new ArrayList<>();
    wording
        .headers()
        .forEach(
            (name, value) -> passed.add(new PassedHeader(new AsciiString(name), List.of(value))));
    int length = add(call, ofDialect(call, own), 0, passed);
    length = add(call, passedOn ? OF_ANY_KIND : List.of(), length, passed);
    length = add(call, call.forwarded(), length, passed);
    add(call, target.forwarded(), length, passed);
    return passed;
  }

  public static Set<String> names(List<PassedHeader> passed) {
    return passed.isEmpty()
        ? Set.of()
        : passed.stream().map(header -> header.name.toString()).collect(Collectors.toSet());
  }

  private static List<ForwardedHeader> ofDialect(Call call, List<String> beginnings) {
    return beginnings.isEmpty()
        ? List.of()
        : call.client().headerNames(beginnings).stream()
            .map(name -> ForwardedHeader.of(name, name))
            .toList();
  }

  /** In place of whatever has that name. */
  void write(HttpClientRequest request) {
    request.header(name, values.getFirst());
    for (int i = 1; i < values.size(); i++) {
      request.addHeader(name, values.get(i));
    }
  }

  private static int add(
      Call call, List<ForwardedHeader> wanted, int before, List<PassedHeader> passed) {
    int length = before;
    for (ForwardedHeader header : wanted) {
      List<String> values = call.client().headers(header.from());
      for (String value : values) {
        length += value.length();
        check(header, value, length);
      }
      if (!values.isEmpty()) {
        passed.add(new PassedHeader(header.to(), values));
      }
    }
    return length;
  }

  private static void check(ForwardedHeader header, String value, int length) {
    if (length > MOST) {
      throw wrong(
          header, "makes the headers that are passed on longer than " + MOST + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' && c != '\t' || c == 127 || c > 255) {
        throw wrong(header, "holds characters that no header may hold");
      }
    }
  }

  private static AttemptFailed wrong(ForwardedHeader header, String what) {
    String name = header.from().toString();
    return new AttemptFailed(
            FailureClass.BAD_REQUEST,
            "invalid_header",
            "The header \"" + name + "\" " + what + ".",
            400,
            null)
        .about(name);
  }
}
