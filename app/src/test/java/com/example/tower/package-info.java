/** A provider that the product does not know, as a folder of its own would add it. */
@NullMarked
package com.example.tower;

import org.jspecify.annotations.NullMarked;
