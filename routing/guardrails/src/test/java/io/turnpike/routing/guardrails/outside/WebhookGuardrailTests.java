package io.turnpike.routing.guardrails.outside;

import io.turnpike.routing.guardrails.Guardrail;
import io.turnpike.routing.guardrails.GuardrailContract;
import java.util.List;
import java.util.Map;

class WebhookGuardrailTests extends GuardrailContract {

  @Override
  protected Guardrail guardrail() {
    return new WebhookGuardrail();
  }

  @Override
  protected List<String> right() {
    return List.of("{\"url\":\"https://g.test/x\",\"headers\":{\"x-a\":\"b\"},\"timeout\":500,\"secret\":\"s\",\"forward_headers\":[\"x-b\"]}", "{\"webhookURL\":\"http://g.test\"}");
  }

  @Override
  protected Map<String, String> wrong() {
    return Map.of("{}", "",
            "{\"url\":\"ftp://x\"}", "/url",
            "{\"url\":\"https://u:p@x.test\"}", "/url",
            "{\"url\":\"https://x.test\",\"timeout\":10001}", "/timeout",
            "{\"url\":\"https://x.test\",\"headers\":{\"host\":\"y\"}}", "/headers/host",
            "{\"url\":\"https://x.test\",\"forward_headers\":[\"authorization\"]}", "/forward_headers",
            "{\"url\":\"https://x.test\",\"webhookURL\":\"https://x.test\"}", "/webhookURL");
  }

  @Override
  protected List<String> texts() {
    return List.of("a");
  }
}
