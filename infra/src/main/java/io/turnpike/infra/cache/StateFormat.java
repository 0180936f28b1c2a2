package io.turnpike.infra.cache;

import io.turnpike.infra.cache.LastKnown.State;
import io.turnpike.infra.crypto.TokenDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A state as text: revision in 19 digits, which sort as they count, digest, and JSON, empty for
 * what was deleted. The digest covers the key too, so that nobody who only reaches Redis can make a
 * state or move one.
 */
final class StateFormat<V> {

  static final int REVISION = 19;

  private static final int DIGEST = 43;
  private static final String PURPOSE = "last known state";
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Logger log = LoggerFactory.getLogger(StateFormat.class);

  /** A release that needs more than an older one wrote reads nothing; its own is written soon. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final String what;
  private final Class<V> type;
  private final TokenDigest digests;

  StateFormat(String what, Class<V> type, TokenDigest digests) {
    this.what = what;
    this.type = type;
    this.digests = digests;
  }

  String name(Object key) {
    return "turnpike:known:" + what + ":" + key;
  }

  String text(Object key, State<V> state) {
    String revision = ("%0" + REVISION + "d").formatted(state.revision());
    String json = state.value() == null ? "" : JSON.writeValueAsString(state.value());
    return revision + digest(name(key), revision, json) + json;
  }

  static boolean isNewer(String text, String than) {
    return text.substring(0, REVISION).compareTo(than.substring(0, REVISION)) > 0;
  }

  /** Null when it is not one of ours, or of another release. */
  @Nullable State<V> read(String name, String text) {
    if (text.length() < REVISION + DIGEST) {
      return null;
    }
    String revision = text.substring(0, REVISION);
    String json = text.substring(REVISION + DIGEST);
    if (!text.startsWith(digest(name, revision, json), REVISION)) {
      log.warn("{} in Redis was not written by this installation; it is not used", name);
      return null;
    }
    return read(name, Long.parseLong(revision), json);
  }

  private @Nullable State<V> read(String name, long revision, String json) {
    try {
      return new State<>(revision, json.isEmpty() ? null : JSON.readValue(json, type), false);
    } catch (JacksonException e) {
      log.warn("{} in Redis is of another release; it is not used", name);
      return null;
    }
  }

  private String digest(String name, String revision, String json) {
    return BASE64.encodeToString(digests.digest(PURPOSE, name + '\n' + revision + '\n' + json));
  }
}
