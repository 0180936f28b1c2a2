/** Usage events: how they are kept in the journal. */
@org.springframework.modulith.NamedInterface
@NullMarked
package io.turnpike.routing.usage;

import org.jspecify.annotations.NullMarked;
