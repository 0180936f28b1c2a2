package io.turnpike.routing.gateway.testing;

import io.turnpike.routing.gateway.testing.behaviour.Behaviour;
import io.turnpike.routing.gateway.testing.behaviour.Completion;
import io.turnpike.routing.gateway.testing.behaviour.CompletionRequest;
import io.turnpike.routing.gateway.testing.behaviour.NamedBehaviours;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Decides what answers a request: the queue, then the model's name, then the usual answer. */
final class Script {

  private static final Behaviour USUAL = Completion.text("Hello from the hostile provider");

  private final Queue<Behaviour> queue = new ConcurrentLinkedQueue<>();
  private volatile Behaviour otherwise = USUAL;

  void queue(Collection<Behaviour> behaviours) {
    queue.addAll(behaviours);
  }

  void otherwise(Behaviour behaviour) {
    otherwise = behaviour;
  }

  void clear() {
    queue.clear();
    otherwise = USUAL;
  }

  /** What answers, and the name it goes by in the ledger. */
  record Part(String name, Behaviour behaviour) {}

  Part take(CompletionRequest call) {
    @Nullable Behaviour queued = queue.poll();
    return queued != null ? new Part("queued", queued) : named(call);
  }

  private Part named(CompletionRequest call) {
    @Nullable Behaviour named = NamedBehaviours.find(call.model());
    return named != null ? new Part(call.model(), named) : new Part("otherwise", otherwise);
  }
}
