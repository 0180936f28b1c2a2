/** Named configs: their versions, conversion from and to other languages, and dry runs. */
@NullMarked
package io.turnpike.app.api.configs;

import org.jspecify.annotations.NullMarked;
