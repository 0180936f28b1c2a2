package io.turnpike.routing.gateway.admission;

/** How the process is doing. Answers at once, from what was measured last. */
interface NodeLoad {

  Pressure pressure();
}
