/**
 * The management JSON API: thin controllers over the other modules' facades. Resources of more than
 * one class have a package each.
 */
@NullMarked
package io.turnpike.app.api;

import org.jspecify.annotations.NullMarked;
