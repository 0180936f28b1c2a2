/** Whether a provider connection works, and what is wrong with one that does not. */
@NullMarked
package io.turnpike.routing.gateway.check;

import org.jspecify.annotations.NullMarked;
