/** Whether everything that tells of spend says the same. */
@NullMarked
package io.turnpike.webui.reconciliation;

import org.jspecify.annotations.NullMarked;
