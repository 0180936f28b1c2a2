/** Runs it: assembly, management API, security, health. Nothing uses this module. */
@NullMarked
package io.turnpike.app;

import org.jspecify.annotations.NullMarked;
