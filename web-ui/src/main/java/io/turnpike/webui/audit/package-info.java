/** Who changed what. */
@NullMarked
package io.turnpike.webui.audit;

import org.jspecify.annotations.NullMarked;
