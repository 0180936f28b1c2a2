/** Why a request went where it went, told step by step: of one that was made, or of a dry run. */
@NullMarked
package io.turnpike.webui.decision;

import org.jspecify.annotations.NullMarked;
