/** Documents that compile and are hardly meant: compared with connections, models and time. */
@NullMarked
package io.turnpike.routing.config.lint;

import org.jspecify.annotations.NullMarked;
