package io.turnpike.routing.admission;

import io.turnpike.tenants.Caller;
import reactor.core.publisher.Mono;

/** Limits and budgets, asked before anything of a call is sent. */
public interface AdmissionControl {

  /** False when nothing limits this caller; then nothing else is asked. From memory. */
  boolean concerns(Caller caller);

  /**
   * Holds what the call may use at worst in every limit and budget that applies to it, in all or in
   * none. Completed at once where this node holds enough; else after one round trip to Redis. Fails
   * with {@link AdmissionRefused}, with {@link AdmissionDegraded}, or with {@link
   * io.turnpike.infra.refusal.Unavailable} where it cannot be known whether the call fits.
   */
  Mono<Hold> admit(AdmissionRequest request);
}
