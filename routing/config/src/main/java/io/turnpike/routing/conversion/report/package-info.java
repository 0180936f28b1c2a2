/** What becomes of each key of a document that is translated, and what must exist beside it. */
@NullMarked
package io.turnpike.routing.conversion.report;

import org.jspecify.annotations.NullMarked;
