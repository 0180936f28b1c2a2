package io.turnpike.webui.fake;

import io.turnpike.infra.refusal.InvalidInput;
import io.turnpike.routing.ConfigConversion;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Translates everything into the same two findings, and tells two documents apart by length. On an
 * event loop it refuses to: the real one takes seconds.
 */
@Component
public class FakeConfigConversion implements ConfigConversion {

  private static final String DOCUMENT =
      """
      {
        "targets": [
          { "provider": "@openai-prod", "override_params": { "model": "gpt-4o" } }
        ]
      }
      """;
  private static final List<Finding> REPORT =
      List.of(
          new Finding(Kind.CARRIED, "/targets/0/override_params", "Means the same."),
          new Finding(
              Kind.ADJUSTED,
              "/targets/0/virtual_key",
              "Became the provider connection @openai-prod; its secret stays where it is."),
          new Finding(
              Kind.LOST,
              "/forward_headers",
              "Headers of callers are not passed on; leave it out."));

  @Override
  public Imported importPortkey(String text) {
    return imported(text, "imported");
  }

  @Override
  public Imported importLiteLlm(String text) {
    return imported(text, "gpt-4o-group");
  }

  @Override
  public Exported exportPortkey(String document) {
    refuseOnEventLoop();
    return new Exported(document, REPORT);
  }

  @Override
  public Difference diff(String before, String after) {
    refuseOnEventLoop();
    if (before.contains("unreadable")) {
      throw InvalidInput.at("", "The earlier document is not valid any more.");
    }
    return before.equals(after)
        ? new Difference(List.of(), 0)
        : new Difference(
            List.of(
                new Change("/targets/0", "@openai", "override_params.model", "gpt-4", "gpt-4o"),
                new Change("", "fallback over @openai", "targets", null, "@anthropic")),
            3);
  }

  private static void refuseOnEventLoop() {
    if (Schedulers.isInNonBlockingThread()) {
      throw new IllegalStateException("computing on " + Thread.currentThread().getName());
    }
  }

  private static Imported imported(String text, String name) {
    refuseOnEventLoop();
    if (text.isBlank()) {
      throw InvalidInput.at("", "There is nothing to make a config of.");
    }
    return new Imported(
        List.of(new Draft(name, DOCUMENT)),
        REPORT,
        List.of(
            new NeededConnection(
                "openai-prod", "openai", null, Map.of(), List.of("/targets/0/virtual_key")),
            new NeededConnection(
                "tower", "tower", null, Map.of("floor", "3"), List.of("/targets/1/virtual_key"))),
        List.of(
            new ManagementRequest(
                Subject.LIMIT,
                "each-key-requests",
                "{\"scope\": {\"key\": \"*\"}, \"requests\": 60, \"per\": \"minute\"}\n",
                List.of("/litellm_settings/default_key_generate_params/rpm_limit")),
            new ManagementRequest(Subject.KEY, "clients", "{\"name\": \"clients\"}\n", List.of())));
  }
}
