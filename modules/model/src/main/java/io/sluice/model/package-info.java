/** The .sluice model file: manifest, tensors, vocabularies, limits and checksums. */
@NullMarked
package io.sluice.model;

import org.jspecify.annotations.NullMarked;
