package io.turnpike.tenants.keys;

import io.turnpike.tenants.GatewayKey.KeyRights;
import io.turnpike.tenants.GatewayKeys.Draft;
import io.turnpike.tenants.Team;
import io.turnpike.tenants.input.Mistakes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A draft without mistakes, as far as they can be seen without the store. */
record CheckedGatewayKey(
    String name,
    String team,
    @Nullable String defaultConfig,
    Set<String> allowedModels,
    KeyRights rights,
    @Nullable Instant expiresAt) {

  private static final int MOST_MODELS = 200;
  private static final int LONGEST = 200;
  private static final Duration FURTHEST = Duration.ofDays(100 * 365);

  static CheckedGatewayKey of(Draft draft, Mistakes mistakes) {
    CheckedGatewayKey checked =
        new CheckedGatewayKey(
            mistakes.name("/name", draft.name()),
            draft.team() == null ? Team.DEFAULT : draft.team(),
            draft.defaultConfig(),
            Set.copyOf(draft.allowedModels()),
            CheckedRights.of(draft.rights(), mistakes),
            draft.expiresAt());
    checked.checkConfig(mistakes);
    checked.checkModels(mistakes);
    checkEnd(draft.expiresAt(), mistakes);
    return checked;
  }

  private void checkConfig(Mistakes mistakes) {
    if (defaultConfig != null && !isWord(defaultConfig)) {
      mistakes.add("/default_config", "Give a config's name, or leave it out for none.");
    }
  }

  private void checkModels(Mistakes mistakes) {
    if (allowedModels.size() > MOST_MODELS) {
      mistakes.add("/allowed_models", "At most " + MOST_MODELS + " models; leave empty for all.");
    }
    if (!allowedModels.stream().allMatch(CheckedGatewayKey::isWord)) {
      mistakes.add(
          "/allowed_models",
          "Model names have 1 to " + LONGEST + " characters and no spaces or control characters.");
    }
  }

  static void checkEnd(@Nullable Instant expiresAt, Mistakes mistakes) {
    if (expiresAt != null && expiresAt.isAfter(Instant.now().plus(FURTHEST))) {
      mistakes.add(
          "/expires_at", "That is more than a hundred years away; leave it out for never.");
    }
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }
}
