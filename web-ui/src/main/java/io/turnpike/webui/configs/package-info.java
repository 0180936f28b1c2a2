/** Routing configs: editor, versions, conflicts. */
@NullMarked
package io.turnpike.webui.configs;

import org.jspecify.annotations.NullMarked;
