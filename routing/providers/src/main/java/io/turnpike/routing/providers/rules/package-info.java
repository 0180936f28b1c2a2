/**
 * What each model takes of what a request can ask for, as data that may be changed while it runs.
 */
@NullMarked
package io.turnpike.routing.providers.rules;

import org.jspecify.annotations.NullMarked;
