package io.turnpike.routing.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.turnpike.infra.refusal.Nearest;
import io.turnpike.routing.dialects.GatewayFailure;
import io.turnpike.routing.gateway.edge.compatibility.ClientWishes;
import io.turnpike.routing.gateway.edge.header.WrongHeader;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Refuses headers that mean something to the gateway and would not be obeyed: all unknown ones of
 * its own, and those of Portkey that say where a call goes or what it must pass. Whatever else
 * Portkey has is for its own service and means nothing here.
 */
final class GatewayHeaders {

  private static final String OWN = "x-turnpike-";
  private static final String PORTKEY = "x-portkey-";

  /** Of an unknown name, as it is told. */
  private static final int LONGEST = 60;

  private static final Set<String> KNOWN =
      Set.of(
          "api-key",
          "cache",
          "config",
          "forward-headers",
          "guardrail-status",
          "metadata",
          "provider",
          "session-id",
          "tags",
          "timeout-ms",
          "trace-id",
          "user");

  private static final List<String> ELSEWHERE =
      List.of(
          "anthropic-aws-",
          "aws-",
          "azure-",
          "amz-",
          "amzn-",
          "byteplus-",
          "databricks-",
          "default-",
          "fireworks-",
          "guardrails",
          "huggingface-",
          "mistral-fim-",
          "mode",
          "oracle-",
          "provider-",
          "retry-",
          "snowflake-",
          "stability-client-",
          "vertex-",
          "workers-ai-");

  private GatewayHeaders() {}

  /**
   * Throws {@link GatewayFailure} that names the header. Ordinary names cost a glance each.
   *
   * @return whether there are headers of other gateways, too
   */
  static boolean check(HttpHeaders headers) {
    boolean others = false;
    Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> header = all.next();
      if (isOurs(header.getKey())) {
        check(header.getKey().toString().toLowerCase(Locale.ROOT), header.getValue());
      }
      others = others || ClientWishes.concern(header.getKey());
    }
    return others;
  }

  private static boolean isOurs(CharSequence name) {
    return name.length() > PORTKEY.length()
        && (name.charAt(0) | 0x20) == 'x'
        && name.charAt(1) == '-'
        && (begins(name, 't', OWN.length()) || begins(name, 'p', PORTKEY.length()));
  }

  private static boolean begins(CharSequence name, char letter, int dash) {
    return (name.charAt(2) | 0x20) == letter && name.charAt(dash - 1) == '-';
  }

  private static void check(String name, CharSequence value) {
    if (name.startsWith(OWN) && !KNOWN.contains(name.substring(OWN.length()))) {
      throw unknown(name);
    }
    if (name.startsWith(PORTKEY) && !value.isEmpty() && leadsElsewhere(name)) {
      throw WrongHeader.of(
          name,
          "says where or how a call goes, and is not obeyed here; leave it out and say it in a"
              + " config, or at the provider connection");
    }
  }

  private static boolean leadsElsewhere(String name) {
    String word = name.substring(PORTKEY.length());
    return ELSEWHERE.stream().anyMatch(word::startsWith);
  }

  private static GatewayFailure unknown(String name) {
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return WrongHeader.of(
        shown,
        Nearest.of(shown.substring(OWN.length()), KNOWN)
            .map(near -> "is not known; did you mean \"" + OWN + near + "\"?")
            .orElseGet(GatewayHeaders::all));
  }

  private static String all() {
    List<String> sorted = KNOWN.stream().sorted().toList();
    return "is none of those that the gateway knows: " + OWN + String.join(", -", sorted);
  }
}
