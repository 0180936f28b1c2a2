/** Azure OpenAI and Foundry: OpenAI's API at an address of the tenant's own. */
@NullMarked
package io.turnpike.routing.providers.azure;

import org.jspecify.annotations.NullMarked;
