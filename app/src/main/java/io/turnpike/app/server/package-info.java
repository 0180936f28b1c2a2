/** What the HTTP server does for every answer of console and management. */
@NullMarked
package io.turnpike.app.server;

import org.jspecify.annotations.NullMarked;
