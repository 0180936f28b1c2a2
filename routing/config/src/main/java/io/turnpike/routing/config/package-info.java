/** Config documents: read, checked, compiled into plans, kept in versions, served from memory. */
@NullMarked
package io.turnpike.routing.config;

import org.jspecify.annotations.NullMarked;
