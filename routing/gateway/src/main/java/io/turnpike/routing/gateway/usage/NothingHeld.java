package io.turnpike.routing.gateway.usage;

import io.turnpike.routing.usage.UsageEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** See {@link Settlement#NONE}. */
final class NothingHeld implements Settlement {

  @Override
  public List<Map.Entry<String, String>> headers() {
    return List.of();
  }

  @Override
  public void settle(@Nullable UsageEvent event, boolean recorded) {}
}
