package io.turnpike.routing.gateway.cache.asked;

import io.turnpike.routing.cache.EntryKey;
import io.turnpike.routing.cache.EntryKeys;
import io.turnpike.routing.cache.Partition;
import io.turnpike.routing.dialects.Canonical;
import io.turnpike.routing.dialects.Untranslatable;
import io.turnpike.routing.gateway.call.Call;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of calls: as what they ask is sent, in whatever dialect it was said. */
public final class CallKeys {

  private CallKeys() {}

  /** Null for a body that two readers may understand in two ways. */
  public static @Nullable EntryKey of(Call call, Partition partition) {
    Canonical asked = asked(call);
    return of(call, partition, asked, asked.request().body(), Map.of());
  }

  /**
   * The same for another body, with what else is to tell two calls apart.
   *
   * @param more by names that no other part of a key has
   */
  public static @Nullable EntryKey of(
      Call call, Partition partition, Canonical asked, byte[] body, Map<String, String> more) {
    Map<String, String> beside = BesideBody.of(call);
    beside.put("form", form(call));
    beside.putAll(more);
    return EntryKeys.of(
        partition, call.plan().rules().fingerprint(), asked.operation().path(), body, beside);
  }

  /**
   * What a call asks: in the canonical form where answers come back from it as well and nothing was
   * lost on the way; else as the client said it.
   */
  public static Canonical asked(Call call) {
    Canonical own = Canonical.itself(call.operation(), call.body());
    if (call.operation().dialect().canonically() == null) {
      return own;
    }
    try {
      Canonical canonical = call.body().canonical();
      return canonical == null || !canonical.warnings().isEmpty() ? own : canonical;
    } catch (Untranslatable unsaid) {
      return own;
    }
  }

  /** A whole answer is no stream, and one with its usage is not one without. */
  private static String form(Call call) {
    return call.body().stream() ? call.body().wantsUsage() ? "stream, usage" : "stream" : "whole";
  }
}
