/** Limits: how much may be asked in a time, or at once, and the forms that set them. */
@NullMarked
package io.turnpike.webui.limits;

import org.jspecify.annotations.NullMarked;
