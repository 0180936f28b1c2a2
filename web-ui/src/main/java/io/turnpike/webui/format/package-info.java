/** How figures are written: money, tokens, durations, times. */
@NullMarked
package io.turnpike.webui.format;

import org.jspecify.annotations.NullMarked;
