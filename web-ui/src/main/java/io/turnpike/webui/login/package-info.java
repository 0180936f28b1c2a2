/** The log-in page and logging out. */
@NullMarked
package io.turnpike.webui.login;

import org.jspecify.annotations.NullMarked;
