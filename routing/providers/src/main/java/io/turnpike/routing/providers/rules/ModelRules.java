package io.turnpike.routing.providers.rules;

import io.turnpike.infra.lifecycle.RepeatedWork;
import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestBody;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.plan.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What models take, and the vendors that serve them. Rules of models come from a file of the
 * product, and before those from one of the operator's, which is looked at every few seconds; rules
 * of a vendor's fields hold beside them. A model without a rule costs a look into a cache.
 */
@Component
@EnableConfigurationProperties(ModelRulesSettings.class)
public final class ModelRules extends RepeatedWork {

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final RuleTable shipped = shippedRules();
  private final FieldRules fields;
  private final @Nullable RulesFile file;
  private final Duration every;
  private volatile RuleTable table = shipped;

  @Autowired
  ModelRules(ModelRulesSettings settings, FieldRules fields) {
    this(settings.rules(), EVERY, fields);
  }

  /**
   * @param own null for the rules of the product alone
   * @param every how often it is looked at
   * @param fields of vendors, whatever the model
   */
  ModelRules(@Nullable Path own, Duration every, FieldRules fields) {
    this.fields = fields;
    this.file = own == null ? null : new RulesFile(own);
    this.every = every;
    refresh();
  }

  /** Without a file of the operator's there is nothing to look at. */
  @Override
  public boolean isAutoStartup() {
    return file != null;
  }

  @Override
  protected Flux<Void> rounds() {
    Mono<Void> look = Mono.fromRunnable(this::refresh);
    return every(every, () -> look.subscribeOn(Schedulers.boundedElastic()));
  }

  /** Those of the product alone. */
  public static ModelRules shipped() {
    return with(FieldRules.NONE);
  }

  /** The same beside rules of vendors' fields. */
  public static ModelRules with(FieldRules fields) {
    return new ModelRules(null, EVERY, fields);
  }

  /**
   * A request as its target takes it.
   *
   * @param changed fields that say something else now, or nothing; the client is told their names
   */
  public record RuledRequest(RequestBody body, List<String> changed) {}

  /**
   * Throws {@link Untranslatable} for what the model refuses.
   *
   * @param type of the connection
   * @param model as it is sent
   */
  public RuledRequest sent(RequestScan request, String type, String model, Target target) {
    ModelRule rule = table.of(type, model);
    List<FieldRule> vendors = fields.of(type, model);
    ModelSettings settings =
        rule == ModelRule.NONE && vendors.isEmpty() ? null : request.settings(target);
    if (settings == null) {
      return new RuledRequest(request.sent(model, target), List.of());
    }
    List<String> changed = new Ruling(rule, settings, model).changed();
    new FieldRuling(settings, changed).apply(vendors);
    return new RuledRequest(settings.sent(model), changed);
  }

  /** Whether a chat request has to go to OpenAI's Responses API for this model. */
  public boolean wantResponses(RequestScan request, String type, String model, Target target) {
    ModelRule.Responses responses = table.of(type, model).responses();
    return responses != null
        && switch (responses.when()) {
          case ALWAYS -> true;
          case TOOLS ->
              request.needs().tools(target)
                  && !ModelRule.Effort.isAmong(responses.unlessEffort(), effort(request, target));
        };
  }

  /** Whoever says how to think asks for thought, if not for how much. */
  private static @Nullable String effort(RequestScan request, Target target) {
    ModelSettings settings = request.settings(target);
    String effort = settings == null ? null : settings.word(Setting.EFFORT);
    String thinking = settings == null || effort != null ? null : settings.word(Setting.THINKING);
    return thinking == null ? effort : thinking.equals("disabled") ? "none" : thinking;
  }

  private void refresh() {
    RuleTable own = file == null ? null : file.changed();
    if (own != null) {
      table = shipped.behind(own);
    }
  }

  private static RuleTable shippedRules() {
    try (InputStream in = new ClassPathResource("rules/models.json").getInputStream()) {
      return RuleTable.read(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The model rules cannot be read", unreadable);
    }
  }
}
