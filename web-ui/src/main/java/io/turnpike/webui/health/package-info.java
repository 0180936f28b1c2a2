/** Which connections cannot serve at the moment: one answer for every page that says so. */
@NullMarked
package io.turnpike.webui.health;

import org.jspecify.annotations.NullMarked;
