/** Checks of what a request asks for and who says to ask it: models, kinds, metadata, parameters, tools. */
@NullMarked
package io.turnpike.routing.guardrails.request;

import org.jspecify.annotations.NullMarked;
