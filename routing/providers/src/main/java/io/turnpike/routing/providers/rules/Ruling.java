package io.turnpike.routing.providers.rules;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.providers.rules.ModelRule.Effort;
import io.turnpike.routing.providers.rules.ModelRule.Forced;
import io.turnpike.routing.providers.rules.ModelRule.LimitField;
import io.turnpike.routing.providers.rules.ModelRule.Otherwise;
import io.turnpike.routing.providers.rules.ModelRule.OutputLimit;
import io.turnpike.routing.providers.rules.ModelRule.Sampled;
import io.turnpike.routing.providers.rules.ModelRule.Sampling;
import io.turnpike.routing.providers.rules.ModelRule.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule applied to one request. */
final class Ruling {

  private static final List<Setting> SAMPLING =
      List.of(
          Setting.TEMPERATURE,
          Setting.TOP_P,
          Setting.TOP_K,
          Setting.PRESENCE_PENALTY,
          Setting.FREQUENCY_PENALTY);

  private final ModelRule rule;
  private final ModelSettings settings;
  private final String model;
  private final List<String> changed = new ArrayList<>(2);

  Ruling(ModelRule rule, ModelSettings settings, String model) {
    this.rule = rule;
    this.settings = settings;
    this.model = model;
  }

  /** Throws {@link Untranslatable} for what is refused; the names of the fields that changed. */
  List<String> changed() {
    thought();
    sampling(rule.sampling());
    toolChoice(rule.forcedToolChoice());
    prefill();
    limit(rule.outputLimit());
    return changed;
  }

  /** An effort of none says how thinking is done, where that is told apart. */
  private void thought() {
    if (rule.thinking() != null) {
      words(Setting.THINKING, rule.thinking());
    }
    boolean unthinking = rule.thinking() != null && "none".equals(settings.word(Setting.EFFORT));
    if (rule.effort() != null && !unthinking) {
      words(Setting.EFFORT, rule.effort());
    }
  }

  private void words(Setting setting, Words words) {
    String word = settings.word(setting);
    if (word == null || words.accepts(word)) {
      return;
    }
    String instead = words.instead(word);
    if (instead != null) {
      note(setting);
      settings.change(setting, instead);
    } else {
      leaveOut(
          setting,
          words.otherwise(),
          "the model " + model + " does not take \"" + word + "\"" + known(words));
    }
  }

  private static String known(Words words) {
    return words.accepts() == null || words.accepts().isEmpty()
        ? "."
        : "; it knows \"" + String.join("\", \"", words.accepts()) + "\".";
  }

  private void sampling(@Nullable Sampling sampling) {
    if (sampling == null || isSpared(sampling)) {
      return;
    }
    if (sampling.accepts() == Sampled.NONE) {
      SAMPLING.forEach(
          setting ->
              leaveOut(
                  setting,
                  sampling.otherwise(),
                  "the model " + model + " draws its answers by itself."));
    } else if (settings.word(Setting.TEMPERATURE) != null) {
      leaveOut(
          Setting.TOP_P,
          sampling.otherwise(),
          "the model " + model + " takes it or \"temperature\", not both.");
    }
  }

  private boolean isSpared(Sampling sampling) {
    return sampling.allAtEffort() != null
        && Effort.isAmong(sampling.allAtEffort(), settings.word(Setting.EFFORT));
  }

  private void toolChoice(@Nullable Forced forced) {
    if (forced == null || !ModelSettings.FORCED.equals(settings.word(Setting.TOOL_CHOICE))) {
      return;
    }
    switch (forced) {
      case REFUSE ->
          throw Untranslatable.unsupported(
              settings.field(Setting.TOOL_CHOICE),
              "the model " + model + " cannot be made to call a tool; let it choose.");
      case AUTO -> {
        note(Setting.TOOL_CHOICE);
        settings.change(Setting.TOOL_CHOICE, "auto");
      }
    }
  }

  private void prefill() {
    String place = rule.prefill() == null ? null : settings.prefill();
    if (place != null) {
      throw Untranslatable.unsupported(
          place, "the model " + model + " takes no answer that is begun; end with the user.");
    }
  }

  private void limit(@Nullable OutputLimit limit) {
    if (limit == null) {
      return;
    }
    if (limit.field() == LimitField.MAX_COMPLETION_TOKENS) {
      rename(Setting.OLDER_OUTPUT_LIMIT, Setting.OUTPUT_LIMIT);
    } else if (limit.field() == LimitField.MAX_TOKENS) {
      rename(Setting.OUTPUT_LIMIT, Setting.OLDER_OUTPUT_LIMIT);
    }
    if (limit.most() != null) {
      lower(Setting.OUTPUT_LIMIT, limit.most());
      lower(Setting.OLDER_OUTPUT_LIMIT, limit.most());
    }
  }

  /** It says the same under another name, of which nobody needs to be told. */
  private void rename(Setting from, Setting to) {
    String word = settings.word(from);
    if (word != null && settings.isWritten(to)) {
      if (settings.word(to) == null) {
        settings.change(to, word);
      }
      settings.leaveOut(from);
    }
  }

  private void lower(Setting setting, long most) {
    String word = settings.word(setting);
    if (word != null && isMore(word, most)) {
      note(setting);
      settings.change(setting, Long.toString(most));
    }
  }

  private static boolean isMore(String word, long most) {
    return word.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && (word.length() > 18 || Long.parseLong(word) > most);
  }

  private void leaveOut(Setting setting, @Nullable Otherwise otherwise, String why) {
    if (settings.word(setting) == null) {
      return;
    }
    if (otherwise != Otherwise.LEAVE_OUT) {
      throw Untranslatable.unsupported(settings.field(setting), why);
    }
    note(setting);
    settings.leaveOut(setting);
  }

  private void note(Setting setting) {
    changed.add(settings.field(setting));
  }
}
