/** Where requests say how a model is to answer, and how that is changed, for all dialects. */
@NullMarked
package io.turnpike.routing.dialects.settings;

import org.jspecify.annotations.NullMarked;
