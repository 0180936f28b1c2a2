/** The organization's teams. */
@NullMarked
package io.turnpike.webui.teams;

import org.jspecify.annotations.NullMarked;
