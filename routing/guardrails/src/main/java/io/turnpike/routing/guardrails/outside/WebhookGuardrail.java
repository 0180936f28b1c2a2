package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Check;
import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.OutsideCheck.Webhook;
import io.turnpike.routing.guardrails.Parameters;
import io.turnpike.routing.plan.ForwardableHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code webhook}: a server of the tenant's is asked, in Portkey's shape. */
final class WebhookGuardrail implements Guardrail {

  private static final int USUAL_MILLIS = 3_000;
  private static final int MOST_HEADERS = 20;
  private static final URI NONE = URI.create("https://webhook.invalid");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?!(host|connection|content-.*|transfer-encoding)$)[a-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{0,4000}");

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Check compile(Parameters parameters) {
    parameters.only(
        "url", "webhookURL", "headers", "timeout", "secret", "forward_headers", "forwardHeaders");
    return new Webhook(
        url(parameters),
        headers(parameters),
        Asking.timeout(parameters, USUAL_MILLIS),
        parameters.string("secret"),
        forwarded(parameters));
  }

  private static URI url(Parameters parameters) {
    String key = spelt(parameters, "url", "webhookURL");
    String text = Asking.needed(parameters, key, ", where the server listens.");
    URI url = text.isEmpty() ? NONE : parsed(text);
    if (url == null) {
      parameters.mistake(
          key, "must be an address such as \"https://guard.example/check\", without user info.");
    }
    return url == null ? NONE : url;
  }

  private static @Nullable URI parsed(String text) {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      return web && url.getHost() != null && url.getUserInfo() == null ? url : null;
    } catch (URISyntaxException none) {
      return null;
    }
  }

  private static Map<String, String> headers(Parameters parameters) {
    Map<String, String> headers = new HashMap<>();
    Parameters all = parameters.object("headers");
    for (Map.Entry<String, JsonNode> header : all.json().properties()) {
      JsonNode value = header.getValue();
      if (value.isString()
          && VALUE.matcher(value.stringValue()).matches()
          && NAME.matcher(header.getKey()).matches()) {
        headers.put(header.getKey(), value.stringValue());
      } else {
        all.mistake(header.getKey(), "is no header with a text as its value.");
      }
    }
    if (headers.size() > MOST_HEADERS) {
      parameters.mistake("headers", "are more than " + MOST_HEADERS + ".");
    }
    return Map.copyOf(headers);
  }

  private static List<String> forwarded(Parameters parameters) {
    String key = spelt(parameters, "forward_headers", "forwardHeaders");
    List<String> names = new ArrayList<>();
    for (String name : parameters.texts(key, MOST_HEADERS)) {
      String refusal = ForwardableHeaders.refusal(name);
      if (refusal != null) {
        parameters.mistake(key, "\"" + name + "\" " + refusal);
      }
      names.add(name.toLowerCase(Locale.ROOT));
    }
    return List.copyOf(names);
  }

  private static String spelt(Parameters parameters, String key, String portkeys) {
    if (parameters.has(key) && parameters.has(portkeys)) {
      parameters.mistake(portkeys, "says the same as \"" + key + "\"; keep one.");
    }
    return parameters.has(portkeys) ? portkeys : key;
  }
}
