/** The list of models, in the one form that clients of all dialects but Gemini's read. */
@NullMarked
package io.turnpike.routing.dialects.models;

import org.jspecify.annotations.NullMarked;
