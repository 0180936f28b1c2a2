/** Sets of guardrails: what they check, what they found lately, and a bench to try checks on. */
@NullMarked
package io.turnpike.webui.guardrails;

import org.jspecify.annotations.NullMarked;
