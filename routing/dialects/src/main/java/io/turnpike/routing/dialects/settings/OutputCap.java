package io.turnpike.routing.dialects.settings;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.turnpike.routing.dialects.ModelSettings;
import io.turnpike.routing.dialects.RequestScan;
import io.turnpike.routing.dialects.Setting;
import io.turnpike.routing.plan.Target;
import io.turnpike.routing.plan.Target.Override;
import java.util.ArrayList;
import java.util.List;

/**
 * An end of the output that the gateway sets, as a parameter of a target: dialects, translations
 * and the rules of models know those already.
 */
public final class OutputCap {

  /** Known to every provider; where a model wants the newer one, its rules say so. */
  private static final String OLDER = "max_tokens";

  private static final String NEWER = "max_completion_tokens";

  private OutputCap() {}

  /**
   * The target with that end and no other, in whichever of its two words the request has already
   * and the target does not drop.
   *
   * @param tokens of one answer
   */
  public static Target of(Target target, RequestScan request, long tokens) {
    ModelSettings settings = request.settings(target);
    boolean newer =
        settings != null && settings.word(Setting.OUTPUT_LIMIT) != null
            || target.drops().contains(OLDER);
    List<Override> overrides = without(target.overrides());
    byte[] number = Long.toString(tokens).getBytes(US_ASCII);
    overrides.add(new Override(newer ? NEWER : OLDER, number, null));
    return target.with(overrides, without(target.defaults()));
  }

  private static List<Override> without(List<Override> parameters) {
    List<Override> rest = new ArrayList<>(parameters);
    rest.removeIf(it -> it.field().equals(OLDER) || it.field().equals(NEWER));
    return rest;
  }
}
