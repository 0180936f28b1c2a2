package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.call.AllowList;
import io.turnpike.routing.gateway.call.Pace;
import io.turnpike.routing.gateway.edge.compatibility.ClientWishes;
import io.turnpike.routing.gateway.edge.header.CustomHost;
import io.turnpike.routing.gateway.edge.header.Metadata;
import io.turnpike.routing.gateway.edge.header.WrongHeader;
import io.turnpike.routing.gateway.pipeline.ClientRequest.CallOptions;
import io.turnpike.routing.gateway.pipeline.ClientRequest.NamedHost;
import io.turnpike.routing.usage.UsageEvent.CallLabels;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The request headers that are meant for the gateway. Portkey's names are taken as aliases; whose
 * call it is may also be told by what clients send of themselves.
 */
final class CallHeaders {

  private static final AsciiString CONFIG = AsciiString.cached("x-turnpike-config");
  private static final AsciiString PORTKEY_CONFIG = AsciiString.cached("x-portkey-config");
  private static final AsciiString PROVIDER = AsciiString.cached("x-turnpike-provider");
  private static final AsciiString PORTKEY_PROVIDER = AsciiString.cached("x-portkey-provider");
  private static final AsciiString PORTKEY_VIRTUAL_KEY =
      AsciiString.cached("x-portkey-virtual-key");
  private static final String CUSTOM_HOST_NAME = "x-portkey-custom-host";
  private static final AsciiString CUSTOM_HOST = AsciiString.cached(CUSTOM_HOST_NAME);
  private static final AsciiString METADATA = AsciiString.cached("x-turnpike-metadata");
  private static final AsciiString PORTKEY_METADATA = AsciiString.cached("x-portkey-metadata");
  private static final AsciiString TRACE = AsciiString.cached("x-turnpike-trace-id");
  private static final AsciiString PORTKEY_TRACE = AsciiString.cached("x-portkey-trace-id");
  private static final AsciiString USER = AsciiString.cached("x-turnpike-user");
  private static final AsciiString SESSION = AsciiString.cached("x-turnpike-session-id");
  private static final AsciiString TIMEOUT = AsciiString.cached("x-turnpike-timeout-ms");
  private static final AsciiString PORTKEY_TIMEOUT =
      AsciiString.cached("x-portkey-request-timeout");

  /** What Portkey's metadata call the user. */
  private static final String PORTKEY_USER = "_user";

  static final int LONGEST = 256;

  /** A longer wait is none of the client's concern: no config's total is as long. */
  private static final long LONGEST_PATIENCE = Duration.ofDays(1).toMillis();

  private CallHeaders() {}

  /** Throws {@link GatewayFailure}. What clients of other gateways say; null for nothing. */
  static @Nullable ClientWishes wishes(HttpHeaders headers) {
    return GatewayHeaders.check(headers) ? ClientWishes.of(headers) : null;
  }

  /**
   * @param wishes said beside our own headers, which go before them
   * @param addressed provider that the address names; null for none
   */
  static CallOptions options(
      HttpHeaders headers, @Nullable ClientWishes wishes, @Nullable String addressed) {
    CallOptions own = own(headers, wishes);
    if (wishes == null) {
      return addressed == null || own.provider() != null ? own : at(addressed, own);
    }
    return new CallOptions(
        own.config(),
        first(own.provider(), wishes.provider(), addressed),
        own.customHost() == null ? wishes.customHost() : own.customHost(),
        new Pace(own.pace().total(), wishes.firstContent(), wishes.retries().read()),
        wishes.allowed(),
        own.forwarded(),
        own.labels(),
        wishes.warnings());
  }

  private static CallOptions own(HttpHeaders headers, @Nullable ClientWishes wishes) {
    Duration total = patience(headers);
    return new CallOptions(
        text(headers, CONFIG, PORTKEY_CONFIG),
        provider(headers),
        customHost(headers),
        total == null ? Pace.FREE : new Pace(total, null, null),
        AllowList.ANYTHING,
        ForwardList.of(headers),
        labels(headers, wishes),
        List.of());
  }

  private static CallOptions at(String provider, CallOptions own) {
    return new CallOptions(
        own.config(),
        provider,
        own.customHost(),
        own.pace(),
        own.allowed(),
        own.forwarded(),
        own.labels(),
        own.warnings());
  }

  private static @Nullable String first(
      @Nullable String one, @Nullable String another, @Nullable String last) {
    return one == null ? another == null ? last : another : one;
  }

  /** Where Portkey has both, the virtual key is the connection and the provider its type. */
  private static @Nullable String provider(HttpHeaders headers) {
    String connection = text(headers, PROVIDER, PORTKEY_VIRTUAL_KEY);
    return connection == null ? text(headers, PORTKEY_PROVIDER, PORTKEY_PROVIDER) : connection;
  }

  private static @Nullable NamedHost customHost(HttpHeaders headers) {
    String address = headers.get(CUSTOM_HOST);
    return address == null || address.isBlank() ? null : CustomHost.read(CUSTOM_HOST_NAME, address);
  }

  private static CallLabels labels(HttpHeaders headers, @Nullable ClientWishes wishes) {
    String metadata = either(headers, METADATA, PORTKEY_METADATA);
    String trace = text(headers, TRACE, PORTKEY_TRACE);
    String user = text(headers, USER, USER);
    String session = text(headers, SESSION, SESSION);
    Map<String, String> read = metadata == null ? Map.of() : Metadata.read(METADATA, metadata);
    String named = user == null ? read.get(PORTKEY_USER) : user;
    return wishes == null
        ? labels(read, trace, named, session, headers)
        : labels(
            with(wishes.labels(), read),
            trace == null ? wishes.trace() : trace,
            named == null ? wishes.user() : named,
            session == null ? wishes.session() : session,
            headers);
  }

  private static Map<String, String> with(Map<String, String> theirs, Map<String, String> own) {
    if (theirs.isEmpty() || own.isEmpty()) {
      return theirs.isEmpty() ? own : Map.copyOf(theirs);
    }
    Map<String, String> all = new HashMap<>(theirs);
    all.putAll(own);
    return Map.copyOf(all);
  }

  private static CallLabels labels(
      Map<String, String> metadata,
      @Nullable String trace,
      @Nullable String named,
      @Nullable String conversation,
      HttpHeaders headers) {
    String user = named == null ? ClientLabels.user(headers) : named;
    String session = conversation == null ? ClientLabels.session(headers) : conversation;
    return metadata.isEmpty() && trace == null && user == null && session == null
        ? CallLabels.NONE
        : new CallLabels(metadata, trace, user, session);
  }

  private static @Nullable Duration patience(HttpHeaders headers) {
    String text = either(headers, TIMEOUT, PORTKEY_TIMEOUT);
    if (text == null) {
      return null;
    }
    try {
      long millis = Long.parseLong(text.strip());
      if (millis > 0) {
        return Duration.ofMillis(Math.min(millis, LONGEST_PATIENCE));
      }
    } catch (NumberFormatException wrong) {
      // Told below, like a number that is not positive.
    }
    throw WrongHeader.of(TIMEOUT, "must be a whole number of milliseconds above 0");
  }

  private static @Nullable String text(HttpHeaders headers, AsciiString name, AsciiString alias) {
    String value = either(headers, name, alias);
    if (value == null || value.isBlank()) {
      return null;
    }
    if (value.length() > LONGEST && value.charAt(0) != '{') {
      throw WrongHeader.of(name, "must not be longer than " + LONGEST + " characters");
    }
    return value.strip();
  }

  private static @Nullable String either(HttpHeaders headers, AsciiString name, AsciiString alias) {
    String value = headers.get(name);
    return value != null || name == alias ? value : headers.get(alias);
  }
}
