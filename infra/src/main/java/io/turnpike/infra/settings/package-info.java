/** What the operator sets: addresses, the data folder, and one-line refusals to start. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.infra.settings;

import org.jspecify.annotations.NullMarked;
