/** Name and time zone of the organization. */
@NullMarked
package io.turnpike.webui.settings;

import org.jspecify.annotations.NullMarked;
