package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import io.turnpike.routing.dialects.ContentType;
import io.turnpike.routing.gateway.call.Answer.AnswerHead;
import io.turnpike.routing.gateway.usage.KeptAnswer;
import io.turnpike.routing.gateway.usage.UsageDraft;
import io.turnpike.routing.gateway.usage.Usd;
import io.turnpike.routing.usage.Bill.Cost;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The response headers: who served, why, at what cost. */
final class AnswerHeaders {

  private static final AsciiString REQUEST_ID = AsciiString.cached("x-turnpike-request-id");
  private static final AsciiString SDKS_REQUEST_ID = AsciiString.cached("x-request-id");
  private static final AsciiString CONFIG = AsciiString.cached("x-turnpike-config");
  private static final AsciiString PROVIDER = AsciiString.cached("x-turnpike-provider");
  private static final AsciiString MODEL = AsciiString.cached("x-turnpike-model");
  private static final AsciiString ATTEMPTS = AsciiString.cached("x-turnpike-attempts");
  private static final AsciiString CACHE = AsciiString.cached("x-turnpike-cache");
  private static final AsciiString CACHE_KEY = AsciiString.cached("x-turnpike-cache-key");
  private static final AsciiString COST = AsciiString.cached("x-turnpike-cost-usd");
  private static final AsciiString WARNINGS = AsciiString.cached("x-turnpike-warnings");
  private static final AsciiString DECISION = AsciiString.cached("x-turnpike-decision");
  private static final AsciiString NO_CACHE = AsciiString.cached("no-cache");
  private static final AsciiString BUFFERING = AsciiString.cached("x-accel-buffering");
  private static final AsciiString NO = AsciiString.cached("no");
  private static final AsciiString SECURITY_POLICY = AsciiString.cached("content-security-policy");
  private static final AsciiString SANDBOX = AsciiString.cached("sandbox; default-src 'none'");
  private static final AsciiString TYPE_OPTIONS = AsciiString.cached("x-content-type-options");
  private static final AsciiString NO_SNIFF = AsciiString.cached("nosniff");
  private static final AsciiString JSON = AsciiString.cached("application/json");

  private AnswerHeaders() {}

  static void whole(HttpHeaders headers, UsageDraft call, AnswerHead head) {
    answer(headers, call, head);
    Cost cost = call.cost();
    if (cost != null) {
      headers.set(COST, Usd.of(cost));
    }
  }

  /** A stream's cost is known at its end and stands in its usage chunk. */
  static void stream(HttpHeaders headers, UsageDraft call, AnswerHead head) {
    answer(headers, call, head);
    headers.set(HttpHeaderNames.CACHE_CONTROL, NO_CACHE).set(BUFFERING, NO);
  }

  /**
   * Of bytes that could be anything, a page with scripts too, at an address that a browser takes
   * for that of the console.
   */
  static void raw(HttpHeaders headers, UsageDraft call, AnswerHead head) {
    answer(headers, call, head);
    headers.set(SECURITY_POLICY, SANDBOX).set(TYPE_OPTIONS, NO_SNIFF);
    if (ContentType.of(head.contentType()).isEvents()) {
      headers.set(HttpHeaderNames.CACHE_CONTROL, NO_CACHE).set(BUFFERING, NO);
    }
  }

  static void page(HttpHeaders headers, UsageDraft call) {
    headers.set(HttpHeaderNames.CONTENT_TYPE, JSON);
    identify(headers, call);
  }

  /** What is known of the request so far. */
  static void route(HttpHeaders headers, UsageDraft call) {
    identify(headers, call);
    set(headers, CONFIG, call.config());
    set(headers, PROVIDER, call.provider());
    set(headers, MODEL, call.model());
    set(headers, DECISION, call.decision());
    if (call.dispatched() > 0) {
      headers.set(ATTEMPTS, Integer.toString(call.dispatched()));
    }
    List<String> warnings = call.warnings();
    if (!warnings.isEmpty()) {
      headers.set(WARNINGS, HeaderText.of(String.join(",", warnings)));
    }
    tell(headers, call.settlement().headers());
  }

  /** What limits and budgets have left, by name. */
  static void tell(HttpHeaders headers, List<Map.Entry<String, String>> told) {
    for (int i = 0; i < told.size(); i++) {
      headers.set(told.get(i).getKey(), HeaderText.of(told.get(i).getValue()));
    }
  }

  private static void relay(HttpHeaders headers, String name, String value) {
    if (SDKS_REQUEST_ID.contentEqualsIgnoreCase(name)) {
      headers.remove(SDKS_REQUEST_ID);
    }
    String before = WARNINGS.contentEqualsIgnoreCase(name) ? headers.get(WARNINGS) : null;
    if (before == null) {
      headers.add(name, HeaderText.of(value));
    } else {
      headers.set(WARNINGS, HeaderText.of(before + "," + value));
    }
  }

  /** SDKs read the second; a provider's own takes its place. */
  private static void identify(HttpHeaders headers, UsageDraft call) {
    String id = call.id().toString();
    headers.set(REQUEST_ID, id).set(SDKS_REQUEST_ID, id);
  }

  private static void answer(HttpHeaders headers, UsageDraft call, AnswerHead head) {
    set(headers, HttpHeaderNames.CONTENT_TYPE, head.contentType());
    headers.set(CACHE, call.cache());
    kept(headers, call.kept());
    route(headers, call);
    head.relayed().forEach(relayed -> relay(headers, relayed.getKey(), relayed.getValue()));
  }

  private static void kept(HttpHeaders headers, @Nullable KeptAnswer from) {
    if (from != null) {
      headers.set(HttpHeaderNames.AGE, Long.toString(from.ageSeconds()));
      headers.set(CACHE_KEY, from.entry()).set(COST, Usd.of(KeptAnswer.FREE));
    }
  }

  /** Names come from clients and may hold anything; headers may not. */
  private static void set(HttpHeaders headers, AsciiString name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      headers.set(name, HeaderText.of(value));
    }
  }
}
