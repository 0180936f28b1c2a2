/** The whole document, compiled: strategies over targets become the steps of a plan. */
@NullMarked
package io.turnpike.routing.config.document;

import org.jspecify.annotations.NullMarked;
