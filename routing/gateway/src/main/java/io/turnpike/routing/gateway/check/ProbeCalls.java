package io.turnpike.routing.gateway.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.turnpike.routing.dialects.Dialects;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.dialects.json.JsonText;
import io.turnpike.routing.plan.Retry;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Timeouts;
import io.turnpike.routing.providers.ProviderAdapter.Asked;
import io.turnpike.routing.providers.ProviderCall;
import io.turnpike.routing.providers.Wording;
import io.turnpike.routing.providers.rules.ModelRules;
import io.turnpike.tenants.providers.ProviderConnection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cheapest calls that tell whether a connection works, in the provider's terms. */
@Component
class ProbeCalls {

  private static final String CHAT = "chat/completions";
  private static final String EMBEDDINGS = "embeddings";
  private static final RequestBody NOTHING = RequestBody.of(new byte[0]);

  private final Dialects dialects;
  private final ModelRules rules;

  ProbeCalls(Dialects dialects, ModelRules rules) {
    this.dialects = dialects;
    this.rules = rules;
  }

  ProviderCall models(Findings findings) {
    return call(findings, "models", "GET", "", NOTHING);
  }

  /** Null where the provider does nothing with tokens. */
  @Nullable ProviderCall oneToken(Findings findings, String model) {
    try {
      return said(findings, model);
    } catch (Untranslatable unsayable) {
      return null;
    }
  }

  /** In a chat, or embedded by who does not chat. */
  private @Nullable ProviderCall said(Findings findings, String model) {
    ProviderCall chat =
        oneToken(
            findings,
            model,
            CHAT,
            "\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]");
    return chat == null ? oneToken(findings, model, EMBEDDINGS, "\"input\":\"Hi\"") : chat;
  }

  private @Nullable ProviderCall oneToken(
      Findings findings, String model, String operation, String fields) {
    ProviderConnection connection = findings.connection();
    Target target = new Target(connection.name(), List.of(), Timeouts.DEFAULT, Retry.NONE);
    RequestScan request = request(operation, model, fields);
    Wording wording =
        findings.adapter().wording(new Asked(operation, request, model, target, connection));
    if (wording == null) {
      return null;
    }
    RequestBody body = rules.sent(request, connection.type(), model, target).body();
    RequestBody sent =
        wording.translation() == null
            ? body
            : RequestBody.of(wording.translation().request(body.bytes(), null).body());
    return call(findings, wording.operation(), "POST", model, sent);
  }

  private RequestScan request(String operation, String model, String fields) {
    String body = "{\"model\":" + new String(JsonText.quoted(model), UTF_8) + "," + fields + "}";
    return dialects.at(operation).scan(null, body.getBytes(UTF_8));
  }

  private static ProviderCall call(
      Findings findings, String operation, String method, String model, RequestBody body) {
    ProviderConnection connection = findings.connection();
    return new ProviderCall(
            operation,
            method,
            null,
            Set.of(),
            model,
            false,
            body,
            connection.baseUrl(),
            connection.settings(),
            findings.credential())
        .ofOperator(connection.builtIn());
  }
}
