package io.turnpike.billing.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a call, in Stripe's brackets, form-encoded. */
final class StripeForm {

  private final Map<String, String> fields = new LinkedHashMap<>();

  StripeForm with(String name, Object value) {
    fields.put(name, value.toString());
    return this;
  }

  String encoded() {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
