/** What providers' error documents say, whoever wrote them: read once, in one place, for all. */
@NullMarked
package io.turnpike.routing.providers.refusal;

import org.jspecify.annotations.NullMarked;
