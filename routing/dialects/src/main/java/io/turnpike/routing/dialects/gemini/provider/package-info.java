/** Providers of Gemini's API: chat completions become contents to go on from, and answers those. */
@NullMarked
package io.turnpike.routing.dialects.gemini.provider;

import org.jspecify.annotations.NullMarked;
