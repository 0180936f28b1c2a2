/** Facts about models, read from the product's dated catalogue files. */
@NullMarked
package io.turnpike.routing.providers.catalog;

import org.jspecify.annotations.NullMarked;
