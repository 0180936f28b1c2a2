/** What was imported from another gateway, made in one step. */
@NullMarked
package io.turnpike.app.api.imports;

import org.jspecify.annotations.NullMarked;
