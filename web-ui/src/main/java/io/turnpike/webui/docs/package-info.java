/** The documentation, served by the console to everybody. */
@NullMarked
package io.turnpike.webui.docs;

import org.jspecify.annotations.NullMarked;
