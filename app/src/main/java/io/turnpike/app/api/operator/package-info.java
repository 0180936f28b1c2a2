/** What the operator of an installation does for its organizations: plans and credits. */
@NullMarked
package io.turnpike.app.api.operator;

import org.jspecify.annotations.NullMarked;
